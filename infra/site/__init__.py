"""The site: CloudFront, the page's bucket, the page's files and config."""
