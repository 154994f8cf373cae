"""Stores data in DynamoDB: each change is one conditional write or transaction."""
