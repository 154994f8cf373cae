"""Which rules of the stack a changed schedule breaks."""

from typing import cast

from workflow.reminders.policy import RecipientPolicy, Violation, missing_addresses, to_judge, too_many_pairs
from workflow.reminders.reminder import Patch
from workflow.schedules.schedule import Schedule, ScheduleDraft, SchedulePatch


def violations_of_patch(
    policy: RecipientPolicy, seen: Schedule, patch: SchedulePatch, draft: ScheduleDraft
) -> list[Violation]:
    """What is wrong with `draft`, which `patch` makes of the schedule: judged as a reminder's change is."""
    judged = to_judge(seen.preference, cast("Patch", patch), draft.sent)
    return (
        missing_addresses(draft.sent)
        + too_many_pairs(draft.metadata)
        + policy.violations_of_recipients(judged)
    )
