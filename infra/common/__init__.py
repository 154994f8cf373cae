"""What the components share: config, names, policies, the shape of a Lambda function."""
