"""Random scenarios of reminders in a simulated AWS, with a failure at any call."""
