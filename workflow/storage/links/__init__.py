"""What links in messages keep in the table."""
