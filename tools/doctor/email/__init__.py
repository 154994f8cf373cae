"""The doctor's checks of Amazon SES."""
