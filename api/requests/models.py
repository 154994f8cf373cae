"""The request bodies about reminders: their members and the types of these."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from api.requests.fields.date_time import DueAt
from api.requests.fields.email_address import EmailAddress
from api.requests.fields.labels import Metadata, MetadataChange, Reference
from api.requests.fields.phone import PhoneNumber
from api.requests.fields.text import Message, Subject
from api.requests.fields.timezones import KeptTimezone, Timezone
from workflow.links.service import Scope
from workflow.reminders.reminder import Preference

WaitSeconds = Annotated[
    int, Field(ge=0, description="Seconds after the request is received; exactly one of this and `dueAt`.")
]
PreferenceField = Annotated[Preference, Field(description="The channels to use.")]


class StrictModel(BaseModel):
    """Rules for all bodies: types are strict, unknown members are errors."""

    model_config = ConfigDict(
        strict=True, extra="forbid", alias_generator=to_camel, frozen=True, defer_build=True
    )


class Content(StrictModel):
    """What is sent, on which channels and to whom."""

    message: Message | None = None
    preference: PreferenceField | None = None
    subject: Subject | None = None
    email: EmailAddress | None = None
    phone: PhoneNumber | None = None


class Labels(StrictModel):
    """How the owner's programs identify a reminder."""

    reference: Reference | None = None
    metadata: Metadata | None = None


CONTENT = set(Content.model_fields)


class Timing(StrictModel):
    """When a reminder is due."""

    timezone: Timezone | None = None
    wait_seconds: WaitSeconds | None = None
    due_at: DueAt | None = None


class Members(Labels, Timing, Content):
    """The valid members of a body. Null is the same as absent, where a member is optional."""


class ReminderCreate(Members):
    """A new reminder: what, on which channels, to whom, and exactly one of `waitSeconds` and `dueAt`."""

    message: Message
    preference: PreferenceField


class ReminderSnooze(Timing, Content):
    """When to send it again, by exactly one of `waitSeconds` and `dueAt`, and what differs from before."""

    timezone: KeptTimezone | None = None


class MessageSnooze(Timing):
    """When to send a message again, by exactly one of `waitSeconds` and `dueAt`: at most 30 days ahead."""

    timezone: KeptTimezone | None = None


class MessagesToStop(StrictModel):
    """Whose messages to stop for a recipient."""

    scope: Scope


CLEARABLE = ("subject", "email", "phone", "reference", "metadata")
"""The members that a change may clear."""


def absent_is_unchanged(schema: dict[str, Any]) -> None:
    """Removes the defaults from the schema, and null for members that can't be cleared."""
    schema["minProperties"] = 1
    for name, member in schema["properties"].items():
        del member["default"]
        if name not in CLEARABLE:
            schema["properties"][name] = member["anyOf"][0]


class ReminderUpdate(Members):
    """What to change: absent is unchanged, null clears a member that may be empty."""

    model_config = ConfigDict(json_schema_extra=absent_is_unchanged)

    timezone: KeptTimezone | None = None
    metadata: MetadataChange | None = None  # type: ignore[assignment]  # null has another meaning here

    @field_validator("message", "preference", "timezone", "wait_seconds", "due_at", mode="before")
    @classmethod
    def _not_null(cls, value: object) -> object:
        if value is None:
            raise PydanticCustomError("wrong_type", "Can't be empty: omit it to keep the current value.")
        return value
