"""What a recipient can do through a message's links: view it, mark it done, snooze it, unsubscribe.

There is no sign-in: whoever has a link can use it, but it reveals no address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from workflow.follow_up import FollowUp
from workflow.links.chain import first_in_chain, scheduled_snooze, sent_snooze
from workflow.links.exceptions import LinkUnknown, SnoozeLimitReached, SnoozeRefused
from workflow.links.recipient import is_self_addressed
from workflow.links.tokens import Link, read_token
from workflow.reminders.exceptions import (
    DailyQuotaExhausted,
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
from workflow.storage.links.chains import ChainUse, SnoozeChains
from workflow.storage.recipients.marks import SITE, STOPPED_FOR, Mark, Marks, hash_of
from workflow.storage.recipients.stack_key import StackKeys
from workflow.time.times import rounded_up, seconds_text

Scope = Literal["owner", "site"]
"""Whose messages are stopped: those of this owner, or all of the stack's."""

Action = Literal["done", "snooze", "stop"]

MOST_AHEAD = timedelta(days=30)
MOST_SNOOZES = 5
"""Per chain: a message and all its snoozes."""

MOST_MOVES = 20
"""How often a chain's scheduled snooze can be moved: each move counts as a change of its owner."""

STOP_VALID_FOR = timedelta(days=366)
"""How long after the message's due day a link can stop further messages."""

LIFT_VALID_FOR = STOP_VALID_FOR + STOPPED_FOR
"""How long a link can lift a stop: as long as any stop made with it lasts."""

_MAY_HAVE_LEFT: frozenset[Status] = frozenset({"sending", "sent", "partially_sent", "failed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A message as shown to whoever has its link; it contains no address.

    `asked_by` is the name of the program that is the owner, None for a person. `snoozed_to` is when its
    snooze is due. `stopped` is whose messages the recipient has stopped, or None.
    """

    title: str
    reminder: Reminder
    asked_by: str | None
    for_oneself: bool
    snoozed_to: datetime | None
    stopped: Scope | None
    actions: tuple[Action, ...]


class Messages:
    """The service behind the links; `clock` returns the current time (aware).

    Every method raises `LinkUnknown` if the token is invalid, and `StoreUnavailable` if AWS fails or does not
    respond; the change was then applied completely or not at all.
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

    def view(self, token: str) -> MessageView:
        """Returns the message of the link."""
        link, reminder = self._found(token)
        waiting = scheduled_snooze(reminder, self._reminders)
        for_oneself = is_self_addressed(reminder)
        mark = self._marks.of(link.recipient, link.owner)
        may: dict[Action, bool] = {
            "done": reminder.is_final and reminder.done_at is None,
            "snooze": reminder.is_final and mark is None and self._is_within_limit(reminder, waiting),
            "stop": not for_oneself,
        }
        return MessageView(
            title=own_subject(reminder) or first_line(reminder),
            reminder=reminder,
            asked_by=_program_name(reminder.asked_by),
            for_oneself=for_oneself,
            snoozed_to=None if waiting is None else waiting.due_at,
            stopped=_stopped_by(mark),
            actions=tuple(action for action in get_args(Action) if may[action]),
        )

    def done(self, token: str) -> Reminder:
        """Marks the reminder of the message as done: see `FollowUp.done`. Snoozes to others stay.

        Raises:
            WrongStatus: it is still being sent on another channel.
        """
        link, _ = self._found(token)
        return self._follow_up.done(link.reminder_id, owner=link.owner, by_recipient=True)

    def snooze(self, token: str, when: Patch) -> Reminder:
        """Sends the message again by email at the `due_at` of `when`, shown as `when` says.

        A snooze to nobody else that is still scheduled is moved there. Idempotent for the same time.

        Raises:
            InvalidReminder: the time is past, or more than `MOST_AHEAD` ahead.
            WrongStatus: it is still being sent on another channel.
            SnoozeLimitReached: the chain has reached its limit.
            SnoozeRefused: the recipient, the stack's policy or the owner's limits do not allow it now.
        """
        link, source = self._found(token)
        asked, due_at = PartialDraft(due_at=when["due_at"]), rounded_up(when["due_at"])
        if violations := self._policy.violations(asked, self._clock()):
            raise InvalidReminder(violations)
        if not source.is_final:
            raise WrongStatus(source.status)
        waiting = scheduled_snooze(source, self._reminders, due_at)
        if waiting is not None and patched(waiting, when) == waiting.draft:
            return waiting
        if waiting is None:
            made = sent_snooze(due_at, source, self._reminders) or self._create_snooze(source, when, due_at)
            return self.snooze(token, when) if made is None else made
        if self._marks.of(link.recipient, link.owner) is not None:
            raise SnoozeRefused
        # The version makes each move a new name: moving back and forth between two times counts each time.
        name = f"{source.id} {seconds_text(due_at)} {waiting.version}"
        use = ChainUse(source.owner, first_in_chain(source, self._reminders), "moves", name)
        with self._counting(use, MOST_MOVES, due_at):
            return self._reminders.change(waiting.id, when, owner=source.owner)

    def stop(self, token: str, scope: Scope) -> Scope:
        """Stops messages to the recipient for a year from now; returns whose messages are stopped now."""
        now, link = self._clock(), self._read(token, STOP_VALID_FOR)
        before = _stopped_by(self._marks.of(link.recipient, link.owner))
        mark = Mark("stopped", SITE if scope == "site" else link.owner, now + STOPPED_FOR)
        self._marks.put(link.recipient, mark, now)
        return before if before == "site" else scope

    def unstop(self, token: str) -> None:
        """Lifts the recipient's stops, both for this owner and for the whole stack."""
        link = self._read(token, LIFT_VALID_FOR)
        for scope in (link.owner, SITE):
            self._marks.lift(link.recipient, scope, {"stopped"})

    def check_stop(self, token: str) -> None:
        """Raises LinkUnknown if the token can't stop anything."""
        self._read(token, LIFT_VALID_FOR)

    def _create_snooze(self, source: Reminder, when: Patch, due_at: datetime) -> Reminder | None:
        """Creates the next snooze of `source`; None if a concurrent request made one for another time."""
        patch: Patch = {**when, "preference": "email", "phone": None}
        follows = f"{source.id} {source.snoozes[-1] if source.snoozes else ''}"
        name = f"{follows} {seconds_text(due_at)}"
        use = ChainUse(source.owner, first_in_chain(source, self._reminders), "snoozes", name)
        # The blank keeps this key apart from those that clients can send.
        once = IdempotentRequest(f"message {follows}", name)
        try:
            with self._counting(use, MOST_SNOOZES, due_at):
                return self._reminders.snooze(source.id, patch, owner=source.owner, once=once).reminder
        except IdempotencyKeyReused:
            self._chains.release(use)
            return None

    @contextmanager
    def _counting(self, use: ChainUse, most: int, due_at: datetime) -> Iterator[None]:
        """Counts one use for the chain; releases it if the policy or the owner's limits refuse the block."""
        until = due_at + MOST_AHEAD + max(STOP_VALID_FOR, self._reminders.retention)
        if not self._chains.reserve(use, most, until):
            raise SnoozeLimitReached
        try:
            yield
        except (InvalidReminder, DailyQuotaExhausted, RecipientLimitReached, TooManyWaiting):
            self._chains.release(use)
            raise SnoozeRefused from None

    def _is_within_limit(self, reminder: Reminder, waiting: Reminder | None) -> bool:
        """Returns whether the limits allow another snooze, or another move of the `waiting` one."""
        first_id = first_in_chain(reminder, self._reminders)
        if waiting is None:
            return self._chains.count(reminder.owner, first_id, "snoozes") < MOST_SNOOZES
        return self._chains.count(reminder.owner, first_id, "moves") < MOST_MOVES

    def _read(self, token: str, valid_for: timedelta) -> Link:
        link = read_token(token, self._keys.by_id)
        if link is None or self._clock().date() > link.day + valid_for:
            raise LinkUnknown
        return link

    def _found(self, token: str) -> tuple[Link, Reminder]:
        """Returns the link and its reminder, if that may have been sent to the link's recipient."""
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
    """Returns whose messages the `mark` stops."""
    if mark is None or mark.reason != "stopped":
        return None
    return "site" if mark.scope == SITE else "owner"


def _program_name(asked_by: str | None) -> str | None:
    """Returns the name of a program; None for a person, whose address must not be revealed."""
    return None if asked_by is None or "@" in asked_by else asked_by
