"""Simulates DynamoDB and Step Functions in memory; any call can fail."""
