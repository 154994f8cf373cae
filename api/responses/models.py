"""The types of the API's responses: mypy checks them and the OpenAPI document is generated from them."""

from typing import Annotated, Literal, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict  # pydantic needs this one before Python 3.12

from api.responses.codes import FieldErrorCode, ProblemCode
from workflow.outcomes.outcome import OutcomeCode, OutcomeStatus
from workflow.reminders.delivery_errors import DeliveryErrorCode
from workflow.reminders.reminder import CancelReason, DeliveryStatus, Preference, Status
from workflow.schedules.schedule import ScheduleStatus

Seconds = Annotated[
    str,
    Field(
        description="RFC 3339, UTC, whole seconds.",
        examples=["2026-11-23T22:00:00Z"],
        json_schema_extra={"format": "date-time"},
    ),
]
Millis = Annotated[
    str,
    Field(
        description="RFC 3339, UTC, three decimals.",
        examples=["2026-11-23T21:58:03.125Z"],
        json_schema_extra={"format": "date-time"},
    ),
]
Id = Annotated[str, Field(description="A UUID (version 7).", json_schema_extra={"format": "uuid"})]


deferred = with_config(ConfigDict(defer_build=True))
"""Responses are not validated, so pydantic need not build their validators at a cold start."""


class DeliveryError(TypedDict):
    """Why a channel failed: a code to branch on and a sentence to show."""

    code: DeliveryErrorCode
    detail: str


class Outcome(TypedDict):
    """What became of a message after the provider accepted it, as far as the provider has reported."""

    status: Annotated[OutcomeStatus, Field(description="More values may be added: accept unknown ones.")]
    at: Millis
    code: Annotated[OutcomeCode, Field(description="More values may be added: accept unknown ones.")]
    detail: str


class Delivery(TypedDict):
    """What happened on one channel. `sent`: the provider accepted the message; it may not have arrived."""

    status: Annotated[DeliveryStatus, Field(description="More values may be added: accept unknown ones.")]
    at: Millis | None
    messageId: Annotated[str | None, Field(description="The provider's id of the message.")]
    error: DeliveryError | None
    outcome: Annotated[
        Outcome | None,
        Field(
            description="What the provider reported later. It may come late or never, and may change after"
            " the reminder has ended. Always null for SMS."
        ),
    ]


class Deliveries(TypedDict, total=False):
    """Exactly the channels of the preference."""

    email: Delivery
    sms: Delivery


@deferred
class Reminder(TypedDict):
    """A reminder as its owner sees it: every member is always there, null when empty."""

    id: Id
    status: Annotated[
        Status,
        Field(
            description="`scheduled`: waiting; `sending`: claimed by its timer; `sent`, `partially_sent`,"
            " `failed` and `cancelled` are final. More values may be added: accept unknown ones."
        ),
    ]
    preference: Preference
    message: str
    subject: str | None
    email: str | None
    phone: Annotated[str | None, Field(description="E.164.", examples=["+61491570156"])]
    dueAt: Seconds
    dueAtLocal: Annotated[
        str,
        Field(
            description="The same time in `timezone`: RFC 3339, whole seconds. In UTC if the zone is no"
            " longer known.",
            examples=["2026-11-24T09:00:00+11:00"],
            json_schema_extra={"format": "date-time"},
        ),
    ]
    timezone: Annotated[
        str,
        Field(description="The zone in which the due time is shown: an IANA name, or an offset like +05:30."),
    ]
    localTime: Annotated[
        str | None,
        Field(
            description="The requested local time in `timezone`. If the zone's rules change, `dueAt` follows"
            " it. Null if the request had an offset or `waitSeconds`.",
            examples=["2026-11-24T09:00:00"],
        ),
    ]
    createdAt: Millis
    updatedAt: Millis
    claimedAt: Millis | None
    finishedAt: Millis | None
    version: Annotated[int, Field(description="Increases with each change that its owner can see; the ETag.")]
    snoozedFrom: Annotated[Id | None, Field(description="The id of the reminder that this one repeats.")]
    reference: Annotated[str | None, Field(description="Its owner's name for what it is about.")]
    metadata: Annotated[dict[str, str], Field(description="Its owner's metadata: names with texts.")]
    attention: Annotated[
        bool,
        Field(
            description="Whether its owner should look at it: a message was not sent, perhaps not sent, or"
            " not delivered, and nobody has handled that yet."
        ),
    ]
    doneAt: Annotated[Millis | None, Field(description="When its owner marked it as done.")]
    askedBy: Annotated[
        str | None,
        Field(
            description="Who requested it, as recipients see it: the owner's verified email address at that"
            " time, or the program's name; null if it was unknown.",
            examples=["nora@example.org"],
        ),
    ]
    scheduleId: Annotated[Id | None, Field(description="The schedule that created it.")]
    occurrence: Annotated[
        str | None,
        Field(
            description="The local time of the schedule's occurrence, even if the reminder was moved.",
            examples=["2026-12-01T09:00:00"],
        ),
    ]
    reason: Annotated[
        CancelReason | None,
        Field(
            description="Why it was cancelled: `schedule` if its schedule was changed, paused or ended; null"
            " if its owner cancelled it. More values may be added: accept unknown ones."
        ),
    ]
    deliveries: Deliveries


@deferred
class ReminderPage(TypedDict):
    """A page of reminders. With a filter it may be incomplete, or empty, without being the last."""

    items: list[Reminder]
    nextCursor: Annotated[str | None, Field(description="Where the next page starts; null at the end.")]


@deferred
class Health(TypedDict):
    """The API works."""

    status: Literal["ok"]


class FieldError(TypedDict):
    """One broken rule, with its place: one of `pointer` (body), `parameter` (query) or `header`."""

    pointer: NotRequired[Annotated[str, Field(description="JSON Pointer into the body, as a URI fragment.")]]
    parameter: NotRequired[str]
    header: NotRequired[str]
    code: FieldErrorCode
    detail: str
    offsets: NotRequired[
        Annotated[
            list[str],
            Field(description="The offsets that the local time can have in its timezone."),
        ]
    ]


class Current(TypedDict, total=False):
    """The current value of a reminder or schedule that conflicts with a request."""

    currentStatus: Annotated[
        Status | ScheduleStatus, Field(description="Its status, which doesn't allow this.")
    ]
    currentVersion: Annotated[int, Field(description="Its version, which doesn't match `If-Match`.")]


class Problem(Current):
    """An error from the API itself (RFC 9457). It never repeats a value that was sent."""

    type: Literal["about:blank"]
    title: str
    status: int
    code: ProblemCode
    detail: str
    requestId: Annotated[str, Field(description="Identifies this request in the logs.")]
    errors: NotRequired[Annotated[list[FieldError], Field(description="All broken rules at once.")]]


class GatewayError(TypedDict):
    """What the gateway in front of the API returns itself (401, 403, 413, 429, 500, 503)."""

    message: str
