"""The resource types of signing in: Cognito."""
