"""What a client may write about a reminder: the members of a request's body, and the shape of each."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from api.date_time import DueAt
from api.email_address import EmailAddress
from api.phone import PhoneNumber
from api.text import Message, Subject
from api.timezones import Timezone
from workflow.reminder import Preference

WaitSeconds = Annotated[
    int, Field(ge=0, description="Seconds from the receipt of the request; exactly one of this and `dueAt`.")
]
Choice = Annotated[Preference, Field(description="The channels to send on.")]


class Members(BaseModel):
    """The members that were sent well. Null is the same as absent, where a member is optional."""

    model_config = ConfigDict(strict=True, extra="forbid", alias_generator=to_camel, frozen=True)

    message: Message | None = None
    preference: Choice | None = None
    subject: Subject | None = None
    email: EmailAddress | None = None
    phone: PhoneNumber | None = None
    timezone: Timezone | None = None
    wait_seconds: WaitSeconds | None = None
    due_at: DueAt | None = None


class ReminderCreate(Members):
    """A new reminder: what, on which channels, to whom, and exactly one of `waitSeconds` and `dueAt`."""

    message: Message
    preference: Choice
