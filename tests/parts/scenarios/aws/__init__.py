"""DynamoDB and Step Functions in memory, with a failure at any call."""
