"""What calls are given: the services, and the owner on whose behalf the request is made."""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.openapi.models import HTTPBearer
from fastapi.security.base import SecurityBase

from api.requests.parameters import DeclaredOnce
from api.responses.problems import ProblemError
from api.scopes import READ, WRITE
from api.services import Services

_SUBJECT = re.compile(r"[A-Za-z0-9_-]{1,128}")
"""A user's UUID or a client's id: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html

Nothing that separates the parts of a key: an owner's items must be nobody else's.
"""


class SignIn(SecurityBase):
    """Finds the owner on whose behalf a request is made; without one it ends as `unauthenticated`.

    The gateway has verified the token, and that it has the call's scope.
    """

    scheme_name = "signIn"
    model = HTTPBearer(
        bearerFormat="JWT",
        description="An access token of the stack's user pool. Where a person gets one is in `/config.json`,"
        " where a program does in the stack's outputs.",
    )

    async def __call__(self, request: Request) -> str:
        """The owner."""
        services: Services = request.app.state.services
        owner = subject(request.scope["aws.event"], services.settings.issuer)
        if owner is None:
            raise ProblemError(
                "unauthenticated", "Sign in to use reminders.", headers={"www-authenticate": "Bearer"}
            )
        request.state.owner = owner
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


_sign_in = SignIn()

ReadingOwner = Annotated[str, Security(_sign_in, scopes=[READ])]
"""The owner, for a call that changes nothing."""

WritingOwner = Annotated[str, Security(_sign_in, scopes=[WRITE])]
"""The owner, for a call that makes, changes or removes reminders."""


async def _services(request: Request, _: DeclaredOnce) -> Services:
    services: Services = request.app.state.services
    return services


Provided = Annotated[Services, Depends(_services)]
"""The services of the app that handles the request, whose query has declared parameters only."""
