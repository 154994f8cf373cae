"""The resource types of the site: CloudFront and S3."""
