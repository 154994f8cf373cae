"""The OpenAPI document: `python -m api.openapi` prints it. Nothing that serves `/v1` imports this."""

import json
import sys
from functools import lru_cache
from typing import Any

from api import (
    openapi_creation_answers,
    openapi_links,
    openapi_operations,
    openapi_parameters,
    openapi_responses,
    openapi_schemas,
    openapi_security,
)

VERSION = "1.0.0"

DESCRIPTION = """\
Reminders by email and SMS, at the time that you ask for.

**What `sent` means.** The provider took the message. It does not mean that it arrived: a mailbox may refuse
it later, and the mobile network may drop an SMS. Clients must accept statuses that they don't know.

**Errors.** Branch on the status first. Errors of the API's own are `application/problem+json` with a `code`
from a closed list (the texts may change, the codes may not), all broken rules at once; they never repeat what
was sent. Some errors are answered by the gateway in front of the API, as `GatewayError`. A path that doesn't
exist is a `404`, a method that a path doesn't have a `405` with `Allow`.

**After a `5xx`** a change may have happened or not: read again. Within `/v1` there are only additions.
"""


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The OpenAPI 3.1 document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Task Reminder",
            "version": VERSION,
            "description": DESCRIPTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [
            {"name": "Reminders", "description": "Ask for reminders and see what became of them."},
            {"name": "Service", "description": "About the service itself; needs no sign-in."},
        ],
        "paths": openapi_security.secured(openapi_operations.paths()),
        "components": {
            "schemas": openapi_schemas.schemas(),
            "headers": openapi_responses.HEADERS,
            "responses": openapi_responses.RESPONSES | openapi_creation_answers.CREATION_RESPONSES,
            "parameters": openapi_parameters.PARAMETERS,
            "links": openapi_links.LINKS,
            "securitySchemes": openapi_security.SCHEMES,
        },
    }


@lru_cache(maxsize=1)
def document_bytes() -> bytes:
    """The document as `/openapi.json` serves it."""
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


if __name__ == "__main__":
    json.dump(document(), sys.stdout, ensure_ascii=False, indent=2, sort_keys=True)
    sys.stdout.write("\n")
