"""Whether a recipient takes no email: a marked address is refused where it is asked for."""

from workflow.reminders.policy import PartialDraft, Violation
from workflow.reminders.reminder import Draft
from workflow.storage.recipients.marks import MarkReader


def unavailable(marks: MarkReader, draft: Draft | PartialDraft, owner: str) -> list[Violation]:
    """What is wrong with `draft`, as the owner's, where its email address is marked; one read if it has one.

    Raises:
        StoreUnavailable: AWS failed or did not answer.
    """
    if draft.email is None or marks.of(draft.email, owner) is None:
        return []
    detail = "This address takes no reminders: its mail came back, or its reader wants none."
    return [Violation("email", "recipient_unavailable", detail)]
