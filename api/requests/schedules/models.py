"""The request bodies about schedules: their members and the types of these."""

from pydantic import ConfigDict, field_validator
from pydantic_core import PydanticCustomError

from api.requests.fields.labels import MetadataChange
from api.requests.fields.local_time import Exdates, LocalTime, Start
from api.requests.fields.recurrence import RecurrenceRule
from api.requests.fields.text import Message
from api.requests.fields.timezones import NamedZone
from api.requests.models import Content, Labels, PreferenceField, StrictModel, absent_is_unchanged


class TimeMembers(StrictModel):
    """The valid members that define a schedule's times."""

    timezone: NamedZone | None = None
    start: Start | None = None
    rrule: RecurrenceRule | None = None
    exdates: Exdates | None = None


class ScheduleMembers(Labels, TimeMembers, Content):
    """The valid members of a body. Null is the same as absent, where a member is optional."""


class ScheduleTimes(TimeMembers):
    """The times of a schedule."""

    timezone: NamedZone
    start: Start
    rrule: RecurrenceRule


class ScheduleCreate(ScheduleMembers):
    """A new schedule: what, on which channels, to whom, and when."""

    message: Message
    preference: PreferenceField
    timezone: NamedZone
    start: Start
    rrule: RecurrenceRule


class ScheduleUpdate(ScheduleMembers):
    """What to change: absent is unchanged, null clears a member that may be empty."""

    model_config = ConfigDict(json_schema_extra=absent_is_unchanged)

    metadata: MetadataChange | None = None  # type: ignore[assignment]  # null has another meaning here

    @field_validator("message", "preference", "timezone", "start", "rrule", "exdates", mode="before")
    @classmethod
    def _not_null(cls, value: object) -> object:
        if value is None:
            raise PydanticCustomError("wrong_type", "Can't be null: omit it to keep the current value.")
        return value


class OccurrenceMembers(StrictModel):
    """The valid member that names an occurrence."""

    occurrence: LocalTime | None = None


class ScheduleOccurrence(OccurrenceMembers):
    """One occurrence of a schedule, by its local time."""

    occurrence: LocalTime
