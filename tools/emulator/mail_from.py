"""Adds SES's PutEmailIdentityMailFromAttributes (the domain for bounces), which the emulator lacks.

https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_PutEmailIdentityMailFromAttributes.html
"""

import json
import re
from typing import Any


def install(ses: Any) -> None:  # noqa: ANN401 - a module of the emulator, which has no types
    """Wraps the emulator's SES v2 module with this call; it changes the module's identities."""
    inner = ses.handle_request

    async def handle_request(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:  # noqa: ANN401
        match = re.fullmatch(r"/v2/email/identities/([^/]+)/mail-from", path)
        if method != "PUT" or match is None:
            return await inner(method, path, headers, body, query)
        identity = ses._identities.get(match[1])
        if identity is None:
            return ses._json_err("NotFoundException", f"Identity {match[1]} not found", 404)
        requested = json.loads(body or b"{}")
        attributes = {"BehaviorOnMxFailure": requested.get("BehaviorOnMxFailure", "USE_DEFAULT_VALUE")}
        if name := requested.get("MailFromDomain"):
            attributes |= {"MailFromDomain": name, "MailFromDomainStatus": "PENDING"}
        identity["MailFromAttributes"] = attributes
        return ses.json_response({})

    ses.handle_request = handle_request
