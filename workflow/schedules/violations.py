"""Which rules of the stack a changed schedule breaks."""

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
    """What of `draft`, which `patch` makes of the schedule, is judged: as of a reminder's change."""
    return to_judge(seen.preference, cast("Patch", patch), draft.sent)


def violations_of_result(
    policy: RecipientPolicy, draft: ScheduleDraft, judged: PartialDraft
) -> list[Violation]:
    """What is wrong with a changed `draft`, of which `judged` must keep the rules of today."""
    return (
        missing_addresses(draft.sent)
        + too_many_pairs(draft.metadata)
        + policy.violations_of_recipients(judged)
    )
