"""The dependencies of routes: the services, and the owner that the request acts for."""

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

Separators of key parts are excluded, so that no owner can reach another owner's items.
"""


class SignIn(SecurityBase):
    """Finds the owner that a request acts for. Without one it ends as `unauthenticated`.

    The gateway has already verified the token and the call's scope.
    """

    scheme_name = "signIn"
    model = HTTPBearer(
        bearerFormat="JWT",
        description="An access token from the stack's user pool. People get it as described in"
        " `/config.json`, programs as in the stack's outputs.",
    )

    async def __call__(self, request: Request) -> str:
        """Returns the owner."""
        services: Services = request.app.state.services
        owner = subject(request.scope["aws.event"], services.settings.issuer)
        if owner is None:
            raise ProblemError(
                "unauthenticated", "Sign in to use reminders.", headers={"www-authenticate": "Bearer"}
            )
        request.state.owner = owner
        return owner


def subject(event: Mapping[str, Any], issuer: str) -> str | None:
    """Returns the caller's id from the gateway's JWT authorizer: a user's, or a program's client id.

    Only verified claims count, never a header. None unless it is an access token from `issuer`.
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
"""The owner, for a read-only call."""

WritingOwner = Annotated[str, Security(_sign_in, scopes=[WRITE])]
"""The owner, for a call that creates, changes or removes reminders."""


async def _services(request: Request, _: DeclaredOnce) -> Services:
    services: Services = request.app.state.services
    return services


InjectedServices = Annotated[Services, Depends(_services)]
"""The app's services. Depending on them also rejects undeclared query parameters."""
