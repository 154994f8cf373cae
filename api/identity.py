"""Who is calling: the one place that decides whose reminders a request is about."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Request

from api.problems import ProblemError
from api.services import Services

_SUBJECT = re.compile(r"[A-Za-z0-9_-]{1,128}")
"""A user's UUID or a client's id: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html

Nothing that separates the parts of a key: an owner's items must be nobody else's.
"""


async def _owner(request: Request) -> str:
    services: Services = request.app.state.services
    owner = subject(request.scope["aws.event"], services.settings.issuer)
    if owner is None:
        raise ProblemError(
            "unauthenticated", "Sign in to use reminders.", headers={"www-authenticate": "Bearer"}
        )
    return owner


def subject(event: Mapping[str, Any], issuer: str) -> str | None:
    """Whom the gateway's JWT authorizer says the caller is: a user, or a program by its client's id.

    Only what it has verified counts, never a header. None unless it is an access token of `issuer`.
    """
    match event["requestContext"]:
        case {
            "authorizer": {
                "jwt": {"claims": {"iss": str(given_by), "token_use": "access", "sub": str(found)}}
            }
        } if given_by == issuer and _SUBJECT.fullmatch(found):
            return found
        case _:
            return None


Owner = Annotated[str, Depends(_owner)]
"""The owner on whose behalf the request is made; without one it ends as `unauthenticated`."""
