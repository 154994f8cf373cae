"""The scopes that access tokens carry."""

RESOURCE_SERVER = "reminders"
READ, WRITE = f"{RESOURCE_SERVER}/read", f"{RESOURCE_SERVER}/write"
SCOPES = {READ: "Read reminders", WRITE: "Create, change, cancel and remove reminders"}
"""Each scope with a description for people."""
