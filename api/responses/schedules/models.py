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
            description="`active` makes reminders, `paused` makes none until it is resumed, `ended` is final."
            " More values may be added: accept unknown ones."
        ),
    ]
    pausedReason: Annotated[
        PausedReason | None,
        Field(
            description="Why it is paused: `owner`, or the rule of the stack by which nothing of it can be"
            " sent any more. More values may be added: accept unknown ones."
        ),
    ]
    preference: Preference
    message: str
    subject: str | None
    email: str | None
    phone: Annotated[str | None, Field(description="E.164.", examples=["+61491570156"])]
    reference: Annotated[str | None, Field(description="Its owner's name for what it is about.")]
    metadata: Annotated[dict[str, str], Field(description="Its owner's names with their texts.")]
    timezone: Annotated[
        str, Field(description="Whose clocks its times are of: an IANA name.", examples=["Australia/Sydney"])
    ]
    start: LocalText
    rrule: Annotated[
        str, Field(description="The rule, as in RFC 5545.", examples=["FREQ=WEEKLY;BYDAY=MO,TH"])
    ]
    exdates: Annotated[list[LocalText], Field(description="The local times that are left out, in order.")]
    nextDueAt: Annotated[
        Seconds | None,
        Field(
            description="When the earliest is due that is still to be sent, worked out when it was read: it"
            " moves without a new `version`. Null where none is to come, or none before it is resumed."
        ),
    ]
    nextReminderId: Annotated[
        Id | None, Field(description="The reminder that is due then; null while it isn't made.")
    ]
    lastDueAt: Annotated[
        Seconds | None, Field(description="When the rule's last one is due; null where it has no end.")
    ]
    missed: Annotated[
        int, Field(description="How many were not made since the service stood still for too long.")
    ]
    attention: Annotated[
        bool, Field(description="Whether its owner should look at it: nothing of it can be sent any more.")
    ]
    askedBy: Annotated[
        str | None,
        Field(
            description="Who asked for it, as recipients of its reminders are told: see a reminder's.",
            examples=["nora@example.org"],
        ),
    ]
    createdAt: Millis
    updatedAt: Millis
    endedAt: Millis | None
    version: Annotated[int, Field(description="Grows with each change that its owner makes; the ETag.")]


@deferred
class ChangedSchedule(Schedule):
    """A schedule after a change, and the reminders that the change came too late for."""

    tooLate: Annotated[
        list[Id],
        Field(
            description="The reminders of it that were being sent already, as they were before the change."
        ),
    ]


@deferred
class SchedulePage(TypedDict):
    """Some schedules; with a filter a page may hold fewer than asked for, or none, before the last."""

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
            description="The same time as clocks in `timezone` show it: RFC 3339, whole seconds. Another one"
            " than `occurrence` where that is skipped.",
            examples=["2026-12-01T09:00:00+11:00"],
            json_schema_extra={"format": "date-time"},
        ),
    ]


@deferred
class SchedulePreview(TypedDict):
    """The next occurrences of a rule, in order: ten, or fewer if the rule ends before."""

    occurrences: list[PreviewedOccurrence]
