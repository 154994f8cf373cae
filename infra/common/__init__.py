"""What the components share: config, names, policies, and the Lambda function component."""
