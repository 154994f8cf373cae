"""The core: reminders, their DynamoDB records and Step Functions timers; no HTTP, no Lambda."""
