"""What the components of the stack share: config, names, policies, Lambda functions."""
