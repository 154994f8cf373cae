"""Builds the links of an email: the action page, and one-click unsubscribe for mail programs."""

from dataclasses import dataclass

from workflow.links.recipient import is_self_addressed
from workflow.links.tokens import Link, token_of
from workflow.reminders.reminder import Reminder
from workflow.storage.recipients.marks import hash_of
from workflow.storage.recipients.stack_key import StackKey


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageLinks:
    """`page` is where the recipient chooses an action; the other links open it at one action.

    `one_click` is what a mail program posts to (RFC 8058); None if the recipient is the owner, or the
    site has no HTTPS.
    """

    page: str
    done: str
    snooze: str
    stop: str
    one_click: str | None
    for_oneself: bool


def links_of(reminder: Reminder, key: StackKey, site_url: str) -> MessageLinks:
    """Returns the links for `reminder`'s email, below `site_url`; the same for each attempt to send it."""
    link = Link(
        key_id=key.id,
        owner=reminder.owner,
        reminder_id=reminder.id,
        day=reminder.due_at.date(),
        recipient=hash_of(reminder.email or "", key),
    )
    token = token_of(link, key)
    page, for_oneself = f"{site_url}/m/{token}", is_self_addressed(reminder)
    is_announced = site_url.startswith("https://") and not for_oneself
    return MessageLinks(
        page=page,
        done=f"{page}#done",
        snooze=f"{page}#snooze",
        stop=f"{page}#stop",
        one_click=f"{site_url}/v1/messages/{token}/stop" if is_announced else None,
        for_oneself=for_oneself,
    )
