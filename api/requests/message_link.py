"""The link that authorizes a call without sign-in."""

from typing import Annotated

from fastapi import Depends, Path

from api.requests.dependencies import InjectedServices
from workflow.links.exceptions import LinkUnknown
from workflow.links.service import Messages

Token = Annotated[str, Path(description="The token of the link: the signed id of its message.")]


async def _messages(services: InjectedServices) -> Messages:
    if services.settings.message_links == "no":
        raise LinkUnknown
    return services.messages


LinkedMessages = Annotated[Messages, Depends(_messages)]
"""The service for links in messages. If the stack has none, every link is unknown."""
