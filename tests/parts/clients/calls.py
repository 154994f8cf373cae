"""Calls the API by the client of openapi-python-client, and prints the type of each response.

It runs in `.clients-venv`, beside the generated package and `refusals.py`: `python calls.py ADDRESS`.
"""

import json
import sys
import uuid

from generated import AuthenticatedClient, Client
from generated.api.reminders import (
    cancel_reminder,
    create_reminder,
    get_reminder,
    list_reminders,
    snooze_reminder,
    update_reminder,
)
from generated.api.schedules import (
    create_schedule,
    end_schedule,
    get_schedule,
    list_schedules,
    make_occurrence,
    pause_schedule,
    preview_schedule,
    resume_schedule,
    update_schedule,
)
from generated.models import (
    ChangedSchedule,
    GatewayError,
    Preference,
    Problem,
    Reminder,
    ReminderCreate,
    ReminderPage,
    ReminderSnooze,
    ReminderUpdate,
    Schedule,
    ScheduleCreate,
    ScheduleOccurrence,
    SchedulePage,
    SchedulePreview,
    ScheduleTimes,
    ScheduleUpdate,
)
from generated.types import Response
from refusals import RefusalsAsDocumented

ADDRESS = sys.argv[1]
SEEN: dict[str, tuple[int, str | None]] = {}
NOBODYS = uuid.UUID("01939a2e-7c4b-7d10-a3c5-2f5b8e6d9a41")
GATEWAYS = ("401", "403", "429", "500", "503", "418", "599", "499", "html403", "html404", "html503")
BODY = ReminderCreate(
    message="Call", preference=Preference.EMAIL, email="nora@example.org", wait_seconds=3600
)
WRONG = ReminderCreate(message="Call", preference=Preference.EMAIL, email="nobody", wait_seconds=3600)
CHANGE = ReminderUpdate(message="Call again")
SNOOZE = ReminderSnooze(wait_seconds=600)
START, DAILY = "2026-11-01T09:00:00", "FREQ=DAILY"
TIMES = ScheduleTimes(timezone="Australia/Sydney", start=START, rrule=DAILY)
REPEATED = ScheduleCreate(
    message="Call",
    preference=Preference.EMAIL,
    email="nora@example.org",
    timezone="Australia/Sydney",
    start=START,
    rrule=DAILY,
)
NEVER = ScheduleUpdate(rrule="FREQ=DAILY;COUNT=1")
TOMORROWS = ScheduleOccurrence(occurrence="2026-11-25T09:00:00")


def client(token: str = "usual", play: str = "") -> AuthenticatedClient:
    headers = {"Play": play} if play else {}
    transport = {"transport": RefusalsAsDocumented()}
    return AuthenticatedClient(base_url=ADDRESS, token=token, headers=headers, httpx_args=transport)


def see(name: str, response: Response[object]) -> object:
    """Records a response's status and a word for its content; returns the parsed response."""
    found = response.parsed
    SEEN[name] = (int(response.status_code), word(found))
    return found


def word(found: object) -> str | None:
    if isinstance(found, (ReminderPage, SchedulePage)):
        return word(found.items[0])
    if isinstance(found, SchedulePreview):
        return str(found.occurrences[0].occurrence)
    if isinstance(found, (Reminder, Schedule, ChangedSchedule)):
        return str(found.status)
    if isinstance(found, Problem):
        return str(found.code)
    return found.message if isinstance(found, GatewayError) else None


def each_call(name: str, by: AuthenticatedClient | Client, of: uuid.UUID) -> None:
    see(f"create {name}", create_reminder.sync_detailed(client=by, body=BODY))
    see(f"list {name}", list_reminders.sync_detailed(client=by))
    see(f"get {name}", get_reminder.sync_detailed(of, client=by))
    see(f"change {name}", update_reminder.sync_detailed(of, client=by, body=CHANGE))
    see(f"snooze {name}", snooze_reminder.sync_detailed(of, client=by, body=SNOOZE))
    see(f"cancel {name}", cancel_reminder.sync_detailed(of, client=by))


def calls_that_succeed(usual: AuthenticatedClient) -> uuid.UUID:
    made: Reminder = see("create", create_reminder.sync_detailed(client=usual, body=BODY))
    see("list", list_reminders.sync_detailed(client=usual, limit=5))
    see("get", get_reminder.sync_detailed(made.id, client=usual))
    see("snooze too early", snooze_reminder.sync_detailed(made.id, client=usual, body=SNOOZE))
    see("change", update_reminder.sync_detailed(made.id, client=usual, body=CHANGE))
    stale = update_reminder.sync_detailed(made.id, client=usual, body=CHANGE, if_match='"9"')
    see("change a stale one", stale)
    see("cancel", cancel_reminder.sync_detailed(made.id, client=usual))
    see("change too late", update_reminder.sync_detailed(made.id, client=usual, body=CHANGE))
    see("snooze", snooze_reminder.sync_detailed(made.id, client=usual, body=SNOOZE))
    key = str(uuid.uuid4())
    for name in ("create with a key", "create again"):
        see(name, create_reminder.sync_detailed(client=usual, body=BODY, idempotency_key=key))
    see("create a wrong one", create_reminder.sync_detailed(client=usual, body=WRONG))
    identifier: uuid.UUID = made.id
    return identifier


def each_call_of_schedules(name: str, by: AuthenticatedClient | Client, of: uuid.UUID) -> None:
    see(f"create schedule {name}", create_schedule.sync_detailed(client=by, body=REPEATED))
    see(f"list schedules {name}", list_schedules.sync_detailed(client=by))
    see(f"resume {name}", resume_schedule.sync_detailed(of, client=by))
    see(f"get schedule {name}", get_schedule.sync_detailed(of, client=by))
    changed = update_schedule.sync_detailed(of, client=by, body=ScheduleUpdate(message="Call again"))
    see(f"change schedule {name}", changed)
    see(f"make ahead {name}", make_occurrence.sync_detailed(of, client=by, body=TOMORROWS))
    see(f"pause {name}", pause_schedule.sync_detailed(of, client=by))


def calls_about_schedules(usual: AuthenticatedClient) -> uuid.UUID:
    made: Schedule = see("create schedule", create_schedule.sync_detailed(client=usual, body=REPEATED))
    identifier: uuid.UUID = made.id
    see("preview", preview_schedule.sync_detailed(client=usual, body=TIMES))
    of_schedule = list_reminders.sync_detailed(client=usual, schedule_id=identifier)
    see("list reminders of schedule", of_schedule)
    see("change schedule to never", update_schedule.sync_detailed(identifier, client=usual, body=NEVER))
    see("end schedule", end_schedule.sync_detailed(identifier, client=usual))
    see("resume too late", resume_schedule.sync_detailed(identifier, client=usual))
    see("erase schedule", end_schedule.sync_detailed(identifier, client=usual, erase=True))
    again: Schedule = see("create schedule again", create_schedule.sync_detailed(client=usual, body=REPEATED))
    made_again: uuid.UUID = again.id
    return made_again


usual = client()
cancelled = calls_that_succeed(usual)
for name, by in (("nobody's", usual), ("without a token", Client(base_url=ADDRESS))):
    each_call(name, by, NOBODYS)
each_call("unavailable", client(play="unavailable"), cancelled)
each_call("later", client(play="later"), cancelled)
later = client(play="later")
see("create a wrong one later", create_reminder.sync_detailed(client=later, body=WRONG))
see("erase", cancel_reminder.sync_detailed(cancelled, client=usual, erase=True))
see("create used up", create_reminder.sync_detailed(client=client("used-up"), body=BODY))
for _ in range(2):
    see("create too many", create_reminder.sync_detailed(client=client("too-many"), body=BODY))
for status in GATEWAYS:
    each_call(f"played {status}", client(play=status), cancelled)
see("create played 413", create_reminder.sync_detailed(client=client(play="413"), body=BODY))
schedule = calls_about_schedules(usual)
for name, by, of in (
    ("of mine", usual, schedule),
    ("nobody's", usual, NOBODYS),
    ("without a token", Client(base_url=ADDRESS), NOBODYS),
    ("unavailable", client(play="unavailable"), schedule),
    ("later", client(play="later"), schedule),
    *((f"played {status}", client(play=status), schedule) for status in GATEWAYS),
):
    each_call_of_schedules(name, by, of)
print(json.dumps(SEEN))
