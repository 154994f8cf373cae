"""The core: reminders, their record in DynamoDB, their timers in Step Functions; no web, no Lambda."""
