"""SES events in a random scenario, and their required effects."""
