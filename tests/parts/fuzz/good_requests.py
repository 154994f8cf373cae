"""Draws requests that the API accepts: those from a schema alone seldom keep every rule of a reminder."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.unit.api.world import NOW
from workflow.time.times import seconds_text

Body = dict[str, Any]

KEYS = st.sampled_from(["one", "two", "three"])
"""Few keys, so that some are repeated, with the same request or another."""

_ADDRESSES = {"email": "nora@example.org", "phone": "+61 491 570 156"}
_TEXTS = {"message": st.sampled_from(["Call", "☎\nNow"]), "subject": st.sampled_from([None, "The tap"])}
_LABELS = {"reference": st.sampled_from(["a", None]), "metadata": st.sampled_from([{}, {"b": "c"}])}
_ZONES = {"timezone": st.sampled_from(["UTC", "Asia/Kolkata"])}
_TIMES: st.SearchStrategy[Body] = st.one_of(
    st.fixed_dictionaries({"waitSeconds": st.sampled_from([0, 60, 10**6])}, optional=_ZONES),
    st.fixed_dictionaries({"dueAt": st.just(seconds_text(NOW))}, optional=_ZONES),
)
_CONTENTS: st.SearchStrategy[Body] = st.fixed_dictionaries(
    {"preference": st.sampled_from(["email", "sms", "both"]), **_TEXTS}, optional=_LABELS
)

_REPAIRS: st.SearchStrategy[Body] = st.fixed_dictionaries(
    {}, optional={**_TEXTS, "preference": st.sampled_from(["email", "sms", None])}
)

_WHEN: dict[str, st.SearchStrategy[Any]] = {
    "timezone": st.sampled_from(["UTC", "Asia/Kolkata"]),
    "start": st.sampled_from(["2026-11-01T09:00:00", "2027-01-31T00:30"]),
    "rrule": st.sampled_from(
        [
            "FREQ=DAILY",
            "FREQ=WEEKLY;BYDAY=MO,TU;BYHOUR=9,10",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=DAILY;COUNT=40",
        ]
    ),
}
_LEFT_OUT = {"exdates": st.sampled_from([[], ["2026-11-24T09:00:00"]])}
_TIMES_OF_SCHEDULES: st.SearchStrategy[Body] = st.fixed_dictionaries(_WHEN, optional=_LEFT_OUT)
_OCCURRENCES = st.sampled_from([f"2026-11-{day}T09:00:00" for day in range(24, 31)])

BODIES: dict[str, st.SearchStrategy[Body]] = {
    "createReminder": st.builds(lambda content, time: content | _ADDRESSES | time, _CONTENTS, _TIMES),
    "snoozeReminder": st.builds(lambda time, texts: time | texts, _TIMES, _REPAIRS),
    "updateReminder": _TIMES | st.fixed_dictionaries(_TEXTS),
    "createSchedule": st.builds(
        lambda content, times: content | _ADDRESSES | times, _CONTENTS, _TIMES_OF_SCHEDULES
    ),
    "updateSchedule": st.fixed_dictionaries(_TEXTS) | st.fixed_dictionaries({}, optional=_WHEN | _LEFT_OUT),
    "previewSchedule": _TIMES_OF_SCHEDULES,
    "makeOccurrence": st.fixed_dictionaries({"occurrence": _OCCURRENCES}),
}
"""Valid bodies by operationId."""
