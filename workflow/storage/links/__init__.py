"""What the links in messages store in the table."""
