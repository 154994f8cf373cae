"""Checks a changed schedule against the stack's policy."""

from typing import cast

from workflow.reminders.policy import (
    PartialDraft,
    RecipientPolicy,
    Violation,
    fields_to_check,
    missing_addresses,
    too_many_pairs,
)
from workflow.reminders.reminder import Patch
from workflow.schedules.schedule import Schedule, ScheduleDraft, SchedulePatch


def changed_fields(current: Schedule, patch: SchedulePatch, draft: ScheduleDraft) -> PartialDraft:
    """Returns the part of `draft` to check after `patch`, by the rules for a reminder's change."""
    return fields_to_check(current.preference, cast("Patch", patch), draft.sent)


def violations_of_result(
    policy: RecipientPolicy, draft: ScheduleDraft, to_check: PartialDraft
) -> list[Violation]:
    """Returns the violations of a changed `draft`; the policy must allow its part `to_check`."""
    return (
        missing_addresses(draft.sent)
        + too_many_pairs(draft.metadata)
        + policy.violations_of_recipients(to_check)
    )
