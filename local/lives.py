"""The reminders of `make local-check`: what is asked for, what is done with each, and how it must end."""

from collections.abc import Iterator
from dataclasses import dataclass

from local.api_calls import ApiCalls, Reminder
from local.verdict import Expected
from workflow.reminder import CHANNELS
from workflow.times import parse

SOON = {"waitSeconds": 4}
IN_AN_HOUR = {"waitSeconds": 3600}
EMAIL = {"preference": "email", "email": "success@simulator.amazonses.com"}
SMS = {"preference": "sms", "phone": "+61491570156"}
BOTH = EMAIL | SMS | {"preference": "both"}


@dataclass(frozen=True, slots=True)
class Life:
    """A reminder as it was last acknowledged, and the status that it must have in the end."""

    reminder: Reminder
    status: str

    @property
    def expected(self) -> list[Expected]:
        """The messages that it must bring."""
        if self.status != "sent":
            return []
        address = {"email": self.reminder["email"], "sms": self.reminder["phone"]}
        due = parse(self.reminder["dueAt"])
        return [
            Expected(channel=channel, recipient=address[channel], text=self.reminder["message"], due=due)
            for channel in CHANNELS[self.reminder["preference"]]
        ]


def lives(api: ApiCalls) -> Iterator[Life]:
    """Begins each of them; those that must bring nothing come first, so that their time passes first."""
    cancelled = api.cancel(api.create({"message": "Cancelled ☎", **EMAIL, **SOON}))
    yield Life(cancelled, "cancelled")
    put_off = api.create({"message": "Put off ☎", **SMS, **SOON})
    yield Life(api.change(put_off, IN_AN_HOUR), "scheduled")
    later = api.create({"message": "Brought forward ☎", **SMS, **IN_AN_HOUR})
    yield Life(api.change(later, SOON | {"message": "Brought forward, with other words ☎"}), "sent")
    for message, channels in (("By email ☎", EMAIL), ("By SMS ☎", SMS), ("By both ☎", BOTH)):
        yield Life(api.create({"message": message, **channels, **SOON}), "sent")
    yield Life(api.snooze(cancelled, SOON), "sent")
