"""What is stored about recipients: suppression marks, the key for their hashes, email outcomes."""
