"""What the recipient of a message can do by its links: see it, call it done, snooze it, stop the next ones.

Nobody has signed in. Who has a link can do what it is for, and learns no address by it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from workflow.follow_up import FollowUp
from workflow.links.chain import first_of, sent_at, waiting_snooze
from workflow.links.exceptions import LinkUnknown, SnoozeLimitReached, SnoozeRefused
from workflow.links.recipient import asked_for_by_recipient
from workflow.links.tokens import Link, read_token
from workflow.reminders.exceptions import (
    DayUsedUp,
    IdempotencyKeyReused,
    InvalidReminder,
    RecipientLimitReached,
    TooManyWaiting,
    WrongStatus,
)
from workflow.reminders.policy import PartialDraft, Policy
from workflow.reminders.reminder import CHANNELS, Patch, Reminder, Status
from workflow.reminders.title import first_line, own_subject
from workflow.reminders.transitions import patched
from workflow.service import Reminders
from workflow.storage.idempotency import IdempotentRequest
from workflow.storage.links.chains import Counted, SnoozeChains
from workflow.storage.recipients.marks import SITE, STOPPED_FOR, Mark, Marks, hash_of
from workflow.storage.recipients.stack_key import StackKeys
from workflow.time.times import rounded_up, seconds_text

Scope = Literal["owner", "site"]
"""Whose messages are stopped: those of who asked for this one, or all of the stack's."""

Action = Literal["done", "snooze", "stop"]

MOST_AHEAD = timedelta(days=30)
MOST_SNOOZES = 5
"""For the whole chain of a message and its snoozes."""

MOST_MOVES = 20
"""How often what waits of a chain is moved: each is a change of its owner's, who has so many a day."""

STOP_WORKS = timedelta(days=366)
"""How long after the day on which its message was due a link stops others."""

LIFT_WORKS = STOP_WORKS + STOPPED_FOR
"""How long it lifts a stop: as long as one that it has made lasts."""

_MAY_HAVE_LEFT: frozenset[Status] = frozenset({"sending", "sent", "partially_sent", "failed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A message as who has its link sees it: no address is in it.

    `asked_by` is the name of the program that asked for it, None where a person did. `snoozed_to` is when
    what was made out of it is due. `stopped` is whose messages the recipient has stopped, None where none.
    """

    title: str
    reminder: Reminder
    asked_by: str | None
    for_oneself: bool
    snoozed_to: datetime | None
    stopped: Scope | None
    actions: tuple[Action, ...]


class Messages:
    """The service behind the links; `clock` returns the present time (aware).

    Every method raises `LinkUnknown` where the token is none, and `StoreUnavailable` where AWS fails or does
    not answer: what was asked for has then happened wholly or not at all.
    """

    def __init__(
        self,
        *,
        keys: StackKeys,
        marks: Marks,
        chains: SnoozeChains,
        reminders: Reminders,
        follow_up: FollowUp,
        policy: Policy,
        clock: Callable[[], datetime],
    ) -> None:
        self._keys = keys
        self._marks = marks
        self._chains = chains
        self._reminders = reminders
        self._follow_up = follow_up
        self._policy = replace(policy, horizon=min(policy.horizon, MOST_AHEAD))
        self._clock = clock

    def view(self, token: str) -> Seen:
        """The message of the link."""
        link, reminder = self._found(token)
        waiting = waiting_snooze(reminder, self._reminders)
        for_oneself = asked_for_by_recipient(reminder)
        mark = self._marks.of(link.recipient, link.owner)
        may: dict[Action, bool] = {
            "done": reminder.is_final and reminder.done_at is None,
            "snooze": reminder.is_final and mark is None and self._has_room(reminder, waiting),
            "stop": not for_oneself,
        }
        return Seen(
            title=own_subject(reminder) or first_line(reminder),
            reminder=reminder,
            asked_by=_shown(reminder.asked_by),
            for_oneself=for_oneself,
            snoozed_to=None if waiting is None else waiting.due_at,
            stopped=_stopped_by(mark),
            actions=tuple(action for action in get_args(Action) if may[action]),
        )

    def done(self, token: str) -> Reminder:
        """Calls the matter of the message done: see `FollowUp.done`.

        Raises:
            WrongStatus: it is still being sent, on another channel.
        """
        link, _ = self._found(token)
        return self._follow_up.done(link.reminder_id, owner=link.owner)

    def snooze(self, token: str, when: Patch) -> Reminder:
        """Has the message sent again by email at the `due_at` of `when`, shown as `when` says.

        What waits of an earlier snooze is moved there. Sent twice with the same time it makes one.

        Raises:
            InvalidReminder: the time is past, or more than `MOST_AHEAD` ahead.
            WrongStatus: it is still being sent, on another channel.
            SnoozeLimitReached: it was sent again as often as it may.
            SnoozeRefused: the stack's rules or its owner's limits don't allow it now.
        """
        _, source = self._found(token)
        asked, due_at = PartialDraft(due_at=when["due_at"]), rounded_up(when["due_at"])
        if violations := self._policy.violations(asked, self._clock()):
            raise InvalidReminder(violations)
        if not source.is_final:
            raise WrongStatus(source.status)
        waiting = waiting_snooze(source, self._reminders)
        if waiting is not None and patched(waiting, when) == waiting.draft:
            return waiting
        if waiting is None:
            made = sent_at(due_at, source, self._reminders) or self._made(source, when, due_at)
            return self.snooze(token, when) if made is None else made
        # Each move is another: to and fro between two times are not two.
        name = f"{source.id} {seconds_text(due_at)} {waiting.version}"
        counted = Counted(source.owner, first_of(source, self._reminders), "moves", name)
        with self._counting(counted, MOST_MOVES, due_at):
            return self._reminders.change(waiting.id, when, owner=source.owner)

    def stop(self, token: str, scope: Scope) -> Scope:
        """Stops messages to the recipient for a year, anew where they were; returns whose are stopped now."""
        now, link = self._clock(), self._read(token, STOP_WORKS)
        before = _stopped_by(self._marks.of(link.recipient, link.owner))
        mark = Mark("stopped", SITE if scope == "site" else link.owner, now + STOPPED_FOR)
        self._marks.put(link.recipient, mark, now)
        return before if before == "site" else scope

    def unstop(self, token: str) -> None:
        """Lets messages go to the recipient again: those of who asked for this one, and of the stack."""
        link = self._read(token, LIFT_WORKS)
        for scope in (link.owner, SITE):
            self._marks.lift(link.recipient, scope, {"stopped"})

    def check_stop(self, token: str) -> None:
        """Raises LinkUnknown where the token can't stop anything."""
        self._read(token, LIFT_WORKS)

    def _made(self, source: Reminder, when: Patch, due_at: datetime) -> Reminder | None:
        """The next snooze of `source`; None where one for another time was made meanwhile, which is moved."""
        patch: Patch = {**when, "preference": "email", "phone": None}
        follows = f"{source.id} {source.snoozes[-1] if source.snoozes else ''}"
        name = f"{follows} {seconds_text(due_at)}"
        counted = Counted(source.owner, first_of(source, self._reminders), "snoozes", name)
        # No key that a client can send has a blank in it.
        once = IdempotentRequest(f"message {follows}", name)
        try:
            with self._counting(counted, MOST_SNOOZES, due_at):
                return self._reminders.snooze(source.id, patch, owner=source.owner, once=once).reminder
        except IdempotencyKeyReused:
            self._chains.give_back(counted)
            return None

    @contextmanager
    def _counting(self, counted: Counted, most: int, due_at: datetime) -> Iterator[None]:
        """Counts what is done within for its chain; not where the stack or its owner's limits refuse it."""
        if not self._chains.take(counted, most, due_at + MOST_AHEAD + STOP_WORKS):
            raise SnoozeLimitReached
        try:
            yield
        except (InvalidReminder, DayUsedUp, RecipientLimitReached, TooManyWaiting):
            self._chains.give_back(counted)
            raise SnoozeRefused from None

    def _has_room(self, reminder: Reminder, waiting: Reminder | None) -> bool:
        """Whether it may be sent again once more, or what is `waiting` be moved."""
        first_id = first_of(reminder, self._reminders)
        if waiting is None:
            return self._chains.taken(reminder.owner, first_id, "snoozes") < MOST_SNOOZES
        return self._chains.taken(reminder.owner, first_id, "moves") < MOST_MOVES

    def _read(self, token: str, works: timedelta) -> Link:
        link = read_token(token, self._keys.by_id)
        if link is None or self._clock().date() > link.day + works:
            raise LinkUnknown
        return link

    def _found(self, token: str) -> tuple[Link, Reminder]:
        """The link with its reminder, whose email may have left, to the recipient that the link is for."""
        link = read_token(token, self._keys.by_id)
        if link is None:
            raise LinkUnknown
        reminder = self._reminders.get(link.reminder_id, owner=link.owner)
        if reminder is None or reminder.status not in _MAY_HAVE_LEFT or not self._is_for(link, reminder):
            raise LinkUnknown
        return link, reminder

    def _is_for(self, link: Link, reminder: Reminder) -> bool:
        key = self._keys.by_id(link.key_id)
        if key is None or reminder.email is None or "email" not in CHANNELS[reminder.preference]:
            return False
        return hash_of(reminder.email, key) == link.recipient


def _stopped_by(mark: Mark | None) -> Scope | None:
    """Whose messages are stopped by the `mark`."""
    if mark is None or mark.reason != "stopped":
        return None
    return "site" if mark.scope == SITE else "owner"


def _shown(asked_by: str | None) -> str | None:
    """The name of a program; a person is known by an address, which is nobody else's to read."""
    return None if asked_by is None or "@" in asked_by else asked_by
