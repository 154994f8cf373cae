"""What import statements don't tell: imports by names made at run time, and imports never reached."""

BY_NAME = {
    # `anyio.run` and Starlette ask for the event loop's back end; Mangum's is asyncio's.
    "anyio": ("anyio._backends._asyncio",),
    # A country's rules, when a number of that country is parsed.
    "phonenumbers.data": ("phonenumbers.data.region_*",),
    # The standard library takes a zone's rules from there, where the system has no zone files.
    "zoneinfo": ("tzdata*",),
}
"""A module, and patterns of the modules that it imports by name."""

NEVER = {
    "dateutil.zoneinfo": "zones by their names, for which botocore doesn't ask dateutil",
    "dns": "what email-validator asks about a domain, where it is told to",
    "pydantic.v1": "models in the way of Pydantic 1",
}
"""Modules that an import statement names and no request of ours gets to, and what they are for."""

SOURCE_READ = frozenset({"anyio", "anyio.abc"})
"""Modules that read their own source, to import on demand what it names; without it, all at once."""
