"""What writes an answer: reminders, problems, and what the document says of both."""
