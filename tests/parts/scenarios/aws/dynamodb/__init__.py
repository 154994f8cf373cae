"""DynamoDB as the scenarios have it: one table in memory, and its expressions."""
