"""The types of responses to messages' links: see `api.responses.models`."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from api.responses.models import Millis, Seconds, deferred
from workflow.links.service import Action, Scope


@deferred
class Message(TypedDict):
    """A message as the holder of its link sees it, without addresses."""

    title: Annotated[str, Field(description="Its subject, or the first line of its text.")]
    dueAt: Seconds
    dueAtLocal: Annotated[str, Field(json_schema_extra={"format": "date-time"})]
    timezone: str
    askedBy: Annotated[
        str | None, Field(description="The name of the program that requested it; null if a person did.")
    ]
    forOneself: Annotated[bool, Field(description="Whether its recipient requested it.")]
    doneAt: Millis | None
    snoozedTo: Annotated[Seconds | None, Field(description="When it will be sent again.")]
    stopped: Annotated[Scope | None, Field(description="Whose messages the recipient has stopped.")]
    actions: Annotated[list[Action], Field(description="What the link allows now.")]


@deferred
class MessageStop(TypedDict):
    """Whether messages to the recipient are stopped."""

    stopped: Scope | None
