"""Checks whether an email address is suppressed."""

from workflow.reminders.policy import PartialDraft, Violation
from workflow.reminders.reminder import Draft
from workflow.storage.recipients.marks import MarkReader


def suppression_violations(marks: MarkReader, draft: Draft | PartialDraft, owner: str) -> list[Violation]:
    """Returns a violation if the email address of `draft` is suppressed for this owner.

    Raises:
        StoreUnavailable: AWS failed or did not respond.
    """
    if draft.email is None or marks.of(draft.email, owner) is None:
        return []
    detail = "This address accepts no reminders: mail to it bounced, or the recipient wants none."
    return [Violation("email", "recipient_unavailable", detail)]
