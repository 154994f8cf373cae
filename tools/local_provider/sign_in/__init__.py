"""The resource types for sign-in: Cognito."""
