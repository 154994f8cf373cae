"""What SES tells of emails in a random scenario, and what must become of it."""
