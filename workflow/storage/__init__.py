"""What is kept in DynamoDB, and the one conditional write of each change."""
