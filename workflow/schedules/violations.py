"""Checks a changed schedule against the stack's policy."""

from typing import cast

from workflow.reminders.policy import (
    PartialDraft,
    RecipientPolicy,
    Violation,
    missing_addresses,
    to_judge,
    too_many_pairs,
)
from workflow.reminders.reminder import Patch
from workflow.schedules.schedule import Schedule, ScheduleDraft, SchedulePatch


def judged_of(seen: Schedule, patch: SchedulePatch, draft: ScheduleDraft) -> PartialDraft:
    """Returns the part of `draft` to check after `patch`, by the rules for a reminder's change."""
    return to_judge(seen.preference, cast("Patch", patch), draft.sent)


def violations_of_result(
    policy: RecipientPolicy, draft: ScheduleDraft, judged: PartialDraft
) -> list[Violation]:
    """Returns the violations of a changed `draft`; only `judged` is checked against the current policy."""
    return (
        missing_addresses(draft.sent)
        + too_many_pairs(draft.metadata)
        + policy.violations_of_recipients(judged)
    )
