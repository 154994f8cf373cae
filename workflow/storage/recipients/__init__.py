"""What is kept of recipients: marks on addresses, the key that hashes them, what became of emails."""
