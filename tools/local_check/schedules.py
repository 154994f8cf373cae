"""Uses schedules: one occurrence is created and sent, one skipped, one moved; one schedule is ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tools.local_check.expectations import Finding, Reminder
from tools.local_check.user import EMAIL, SMS, SOON, User

Schedule = Mapping[str, Any]
"""As the API returns it."""

SHORTLY = timedelta(seconds=8)
"""Long enough to skip an occurrence before it is due."""


@dataclass(frozen=True, slots=True)
class UsedSchedules:
    """Schedules and their reminders, each with its expected final status."""

    reminders: list[tuple[Reminder, str]]
    schedules: list[tuple[Schedule, str]]

    def findings(self, user: User) -> list[Finding]:
        """Returns whether each schedule is as expected, with one reminder per occurrence."""
        found = []
        for schedule, status in self.schedules:
            now = user.call("GET", f"/schedules/{schedule['id']}")["status"]
            times = [each["occurrence"] for each in _made(user, schedule)]
            text = f"the schedule {schedule['message']!r} is {now}; reminders: {len(times)}"
            passed = now == status and len(times) == len(set(times)) > 0
            found.append(
                Finding(passed=passed, text=text if passed else f"{text}, for {times}, not {status}")
            )
        return found


def use_schedules(user: User) -> UsedSchedules:
    """Creates daily schedules and changes single occurrences."""
    skipping = _daily(user, "Skipped ☎", SMS, SHORTLY)
    skipped = user.call("DELETE", f"/reminders/{skipping['nextReminderId']}")
    ended = _daily(user, "Ended ☎", EMAIL, SHORTLY)
    of_ended = user.call("GET", f"/reminders/{ended['nextReminderId']}")
    user.call("DELETE", f"/schedules/{ended['id']}")
    made = _daily(user, "Each day ☎", EMAIL, SHORTLY)
    by_step = user.call("GET", f"/reminders/{made['nextReminderId']}")
    moving = _daily(user, "Moved ☎", SMS, timedelta(days=3))
    ahead = user.call("POST", f"/schedules/{moving['id']}/occurrences", {"occurrence": moving["start"]})
    moved = user.call("PATCH", f"/reminders/{ahead['id']}", SOON)
    return UsedSchedules(
        [(skipped, "cancelled"), (of_ended, "cancelled"), (by_step, "sent"), (moved, "sent")],
        [(skipping, "active"), (ended, "ended"), (made, "active"), (moving, "active")],
    )


def _daily(user: User, message: str, to: Mapping[str, str], first_in: timedelta) -> Schedule:
    start = (datetime.now(UTC) + first_in).replace(tzinfo=None, microsecond=0)
    times = {"timezone": "UTC", "start": start.isoformat(), "rrule": "FREQ=DAILY"}
    return user.call("POST", "/schedules", {"message": message, **to, **times})


def _made(user: User, schedule: Schedule) -> list[Reminder]:
    items: list[Reminder] = user.call("GET", f"/reminders?scheduleId={schedule['id']}")["items"]
    return items
