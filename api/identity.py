"""Who is calling: the one place that decides whose reminders a request is about."""

from typing import Annotated

from fastapi import Depends, Request

from api.problems import ProblemError
from api.services import Services


async def _owner(request: Request) -> str:
    services: Services = request.app.state.services
    if services.settings.local_owner is None:
        raise ProblemError(
            "unauthenticated", "Sign in to use reminders.", headers={"www-authenticate": "Bearer"}
        )
    return services.settings.local_owner


Owner = Annotated[str, Depends(_owner)]
"""The owner on whose behalf the request is made; without one it ends as `unauthenticated`."""
