"""A change and the claim of one reminder at the same instant, hundreds of times: one of them wins wholly."""

import random
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import pytest

from local.captured import captured
from tests.e2e.service import listed, service
from tests.stack import PHONE, Stack, wait_until
from workflow.refusals import WrongStatus
from workflow.reminder import Draft, Reminder, Status
from workflow.reminders import Reminders
from workflow.times import parse, seconds_text

pytestmark = pytest.mark.slow

Json = dict[str, Any]
Kind = Literal["cancel", "reschedule"]

WAVES, EACH = 12, 24
"""Waves are due a second apart, so that each of their changes can be made close to the claim."""

MADE_PER_SECOND = 20
"""What is asked of a busy machine, at least."""

FIRST_WAVE = timedelta(seconds=5 + WAVES * EACH // MADE_PER_SECOND)
"""From the start, for all reminders to be made."""

NEW_TIME = timedelta(seconds=5)
"""From the last wave to the time that a reschedule asks for."""

BEFORE, AFTER = 0.15, 0.15
"""Seconds around the due time within which a change is begun."""


@dataclass(frozen=True)
class Race:
    """A change of a reminder, begun at about its due time: None as its answer, or why it was refused."""

    kind: Kind
    reminder: Reminder
    refused: Status | None


def test_a_change_is_acknowledged_or_the_reminder_is_claimed_never_both(
    stack: Stack, capsys: pytest.CaptureFixture[str]
) -> None:
    first = datetime.now(UTC).replace(microsecond=0) + FIRST_WAVE
    new_time = first + timedelta(seconds=WAVES) + NEW_TIME
    reminders = service(stack)
    waves = [first + timedelta(seconds=wave) for wave in range(WAVES) for _ in range(EACH)]
    with ThreadPoolExecutor(4) as makers:
        waiting = list(makers.map(lambda due_at: made(reminders, stack.owner, due_at), waves))
    assert datetime.now(UTC) < first, "making the reminders took too long for this test to mean anything"

    races = list(raced(reminders, waiting, new_time))
    assert datetime.now(UTC) < new_time, "the changes took too long for this test to mean anything"
    ends = ended(stack)
    messages = Counter(message.text for message in captured(stack.outputs["endpointUrl"]))
    for race in races:
        check(race, ends[race.reminder.id], messages[race.reminder.message], new_time)
    with capsys.disabled():
        print(f"\n{tally(races)}")


def made(reminders: Reminders, owner: str, due_at: datetime) -> Reminder:
    """A reminder by SMS, whose timer waits."""
    draft = Draft(preference="sms", message=f"Race {uuid.uuid4()}", phone=PHONE, due_at=due_at)
    return reminders.create(draft, owner=owner).reminder


def raced(reminders: Reminders, waiting: list[Reminder], new_time: datetime) -> Iterator[Race]:
    """Changes each reminder at about its due time: in turns a cancel and a move to `new_time`."""
    kinds: tuple[Kind, Kind] = ("cancel", "reschedule")
    plans = [(each.due_at.timestamp() + random.uniform(-BEFORE, AFTER), each) for each in waiting]
    plans.sort(key=lambda plan: plan[0])

    def change(number: int, at: float, reminder: Reminder) -> Race:
        kind = kinds[number % 2]
        time.sleep(max(0.0, at - time.time()))
        try:
            if kind == "cancel":
                reminders.cancel(reminder.id, owner=reminder.owner)
            else:
                reminders.change(
                    reminder.id, owner=reminder.owner, merge=lambda seen: replace(seen.draft, due_at=new_time)
                )
        except WrongStatus as refusal:
            return Race(kind, reminder, refusal.status)
        return Race(kind, reminder, None)

    with ThreadPoolExecutor(EACH) as changers:
        yield from changers.map(change, range(len(plans)), *zip(*plans, strict=True))


def ended(stack: Stack) -> dict[str, Json]:
    """Every reminder by its id, once all of this test are final and a moment has passed."""
    wait_until(
        lambda: not any(item["message"].startswith("Race ") for item in listed(stack, state="upcoming"))
    )
    time.sleep(1)
    return {item["id"]: item for item in listed(stack)}


def check(race: Race, end: Json, messages: int, new_time: datetime) -> None:
    """Holds what became of one reminder against what its owner was told."""
    if race.refused is not None:
        assert race.refused in {"sending", "sent"}, race
        assert (end["status"], messages, end["dueAt"]) == ("sent", 1, seconds_text(race.reminder.due_at)), (
            race
        )
    elif race.kind == "cancel":
        assert (end["status"], messages, end["claimedAt"]) == ("cancelled", 0, None), race
    else:
        assert (end["status"], messages, end["dueAt"]) == ("sent", 1, seconds_text(new_time)), race
        assert parse(end["claimedAt"]) >= new_time, race


def tally(races: list[Race]) -> str:
    """How the races ended; each end of each kind must have come about."""
    counts = Counter((race.kind, race.refused is None) for race in races)
    assert len(counts) == 4, counts
    return "; ".join(
        f"{kind}: {counts[kind, True]} acknowledged and held, {counts[kind, False]} too late and sent"
        for kind in ("cancel", "reschedule")
    )
