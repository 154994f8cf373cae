"""The scopes that access tokens carry, and the one that each call of the API needs."""

RESOURCE_SERVER = "reminders"
READ, WRITE = f"{RESOURCE_SERVER}/read", f"{RESOURCE_SERVER}/write"
SCOPES = {READ: "Read reminders", WRITE: "Create, change, cancel and remove reminders"}
"""Each scope with what a person would call it."""

PROTECTED = "/v1/reminders"
SAFE = {"GET", "HEAD"}
"""Methods that change nothing: RFC 9110, section 9.2.1."""


def needed(route_key: str) -> str | None:
    """The scope that a route such as `"POST /v1/reminders"` needs; None where nobody has to sign in."""
    method, _, path = route_key.partition(" ")
    if path != PROTECTED and not path.startswith(f"{PROTECTED}/"):
        return None
    return READ if method in SAFE else WRITE
