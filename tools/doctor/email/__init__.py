"""Examines what Amazon SES needs to send email, and whom it sends none."""
