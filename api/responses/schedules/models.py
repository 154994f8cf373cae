"""The types of the API's responses about schedules."""

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from api.responses.models import Id, Millis, Seconds, deferred
from workflow.reminders.reminder import Preference
from workflow.schedules.schedule import PausedReason, ScheduleStatus

LocalText = Annotated[
    str,
    Field(description="A local time in `timezone`, without an offset.", examples=["2026-12-01T09:00:00"]),
]


@deferred
class Schedule(TypedDict):
    """A schedule as its owner sees it: every member is always there, null when empty."""

    id: Id
    status: Annotated[
        ScheduleStatus,
        Field(
            description="`active` creates reminders, `paused` creates none until it is resumed, `ended` is"
            " final. More values may be added: accept unknown ones."
        ),
    ]
    pausedReason: Annotated[
        PausedReason | None,
        Field(
            description="Why it is paused: `owner`, or the stack's rule that prevents sending its reminders."
            " More values may be added: accept unknown ones."
        ),
    ]
    preference: Preference
    message: str
    subject: str | None
    email: str | None
    phone: Annotated[str | None, Field(description="E.164.", examples=["+61491570156"])]
    reference: Annotated[str | None, Field(description="Its owner's name for what it is about.")]
    metadata: Annotated[dict[str, str], Field(description="Its owner's metadata: names with texts.")]
    timezone: Annotated[
        str, Field(description="The zone of its local times: an IANA name.", examples=["Australia/Sydney"])
    ]
    start: LocalText
    rrule: Annotated[
        str, Field(description="The rule, as in RFC 5545.", examples=["FREQ=WEEKLY;BYDAY=MO,TH"])
    ]
    exdates: Annotated[list[LocalText], Field(description="The excluded local times, in order.")]
    nextDueAt: Annotated[
        Seconds | None,
        Field(
            description="When the next reminder that is still to be sent is due, computed at the time of"
            " reading: it moves without a new `version`. Null if there is none, or none before the schedule"
            " is resumed."
        ),
    ]
    nextReminderId: Annotated[
        Id | None, Field(description="The reminder that is due then; null if it is not created yet.")
    ]
    lastDueAt: Annotated[
        Seconds | None, Field(description="When the rule's last occurrence is due; null if it has no end.")
    ]
    missed: Annotated[
        int, Field(description="How many occurrences were skipped because the service was down for too long.")
    ]
    attention: Annotated[
        bool, Field(description="Whether its owner should look at it: its reminders can no longer be sent.")
    ]
    askedBy: Annotated[
        str | None,
        Field(
            description="Who requested it, as recipients of its reminders see it: see a reminder's"
            " `askedBy`.",
            examples=["nora@example.org"],
        ),
    ]
    createdAt: Millis
    updatedAt: Millis
    endedAt: Millis | None
    version: Annotated[int, Field(description="Increases with each change that its owner makes; the ETag.")]


@deferred
class ChangedSchedule(Schedule):
    """A schedule after a change, and the reminders that the change came too late for."""

    tooLate: Annotated[
        list[Id],
        Field(description="Its reminders that were already being sent, so the change did not affect them."),
    ]


@deferred
class SchedulePage(TypedDict):
    """A page of schedules. With a filter it may be incomplete, or empty, without being the last."""

    items: list[Schedule]
    nextCursor: Annotated[str | None, Field(description="Where the next page starts; null at the end.")]


@deferred
class PreviewedOccurrence(TypedDict):
    """One occurrence of a rule."""

    occurrence: LocalText
    dueAt: Seconds
    dueAtLocal: Annotated[
        str,
        Field(
            description="The same time in `timezone`: RFC 3339, whole seconds. Differs from `occurrence` if"
            " that local time is skipped.",
            examples=["2026-12-01T09:00:00+11:00"],
            json_schema_extra={"format": "date-time"},
        ),
    ]


@deferred
class SchedulePreview(TypedDict):
    """The next occurrences of a rule, in order: ten, or fewer if the rule ends before."""

    occurrences: list[PreviewedOccurrence]
