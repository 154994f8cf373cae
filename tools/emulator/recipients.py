"""Defines simulated recipients: how the emulator's mail and SMS services treat an address or number.

Other recipients get every message, and SES reports the delivery. docs/api.md has the same table for users.
https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
https://docs.aws.amazon.com/sms-voice/latest/userguide/test-phone-numbers.html
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

LATE_SECONDS = 30
"""Longer than the email worker (8 s) and the state machine's tasks (25 s) wait for a response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """How an attempt fails: with an error of this `code` and HTTP status, or, without a code, by being late.

    The message may be `accepted` nevertheless. The first `attempts` of a message fail, or all.
    """

    code: str = ""
    status: int = 400
    text: str = "simulated"
    accepted: bool = False
    attempts: int | None = None


_LATE = Failure(accepted=True, attempts=1)
_UNVERIFIED = (
    "Email address is not verified. The following identities failed the check in region AP-SOUTHEAST-2: "
    "unverified@simulator.amazonses.com"
)

EMAILS: Mapping[str, Failure] = {
    f"{name}@simulator.amazonses.com": failure
    for name, failure in {
        "refused": Failure(code="BadRequestException"),
        "unverified": Failure(code="MessageRejected", text=_UNVERIFIED),
        "throttled": Failure(code="TooManyRequestsException", status=429, attempts=2),
        "throttled-always": Failure(code="TooManyRequestsException", status=429),
        "slow": _LATE,
        "unknown": Failure(code="InternalFailure", status=500, accepted=True),
    }.items()
}
"""Failures by address, in the domain of SES's mailbox simulator; as there, `name+label` is `name`.

Errors: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
"""

BOUNCES: Mapping[str, tuple[str, str]] = {
    "bounce@simulator.amazonses.com": ("Permanent", "General"),
    "suppressionlist@simulator.amazonses.com": ("Permanent", "Suppressed"),
    "full@simulator.amazonses.com": ("Transient", "MailboxFull"),
    "gone@example.com": ("Permanent", "NoEmail"),
}
"""Bounce type and subtype by address: the first two are AWS's own, the last one gets suppressed."""

COMPLAINS = "complaint@simulator.amazonses.com"
"""AWS's own: gets the message, and reports it as spam."""

REJECTED = "virus@simulator.amazonses.com"
"""SES accepts emails to it but does not send them."""

NO_EVENTS = frozenset({"silent@simulator.amazonses.com"})
"""SES publishes no events for emails to it."""

NUMBERS: Mapping[str, Failure] = {
    "+61491570313": Failure(code="InvalidParameter"),
    "+61491570737": Failure(code="Throttled", status=429, attempts=2),
    "+61491571266": Failure(code="Throttled", status=429),
    "+61491572549": Failure(code="ThrottlingException"),
    "+61491571491": _LATE,
    "+61491571804": Failure(code="InternalError", status=500, accepted=True),
}
"""Failures by number: unassigned Australian mobile numbers that are reserved for films and books.

https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works
Errors: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, which has none for a rate: `Throttled` is
the one that other operations of SNS have, and https://repost.aws/knowledge-center/sns-throttling-exception-errors
has the other.
"""


def without_label(recipient: str) -> str:
    """Returns an address without its label, as SES's simulator does; a number unchanged."""
    name, _, domain = recipient.partition("@")
    return f"{name.partition('+')[0]}@{domain}" if domain else recipient


class AttemptCounter:
    """Counts the attempts of each message to the recipients in `failures`. Threads may share one."""

    def __init__(self, failures: Mapping[str, Failure]) -> None:
        self._failures = failures
        self._failed: Counter[tuple[str, bytes]] = Counter()
        self._lock = Lock()

    def failure(self, recipient: str, message: bytes) -> Failure | None:
        """Returns how the next attempt for `message` fails; None, and resets the count, if it doesn't."""
        failure = self._failures.get(without_label(recipient))
        if failure is None or failure.attempts is None:
            return failure
        with self._lock:
            if self._failed[recipient, message] < failure.attempts:
                self._failed[recipient, message] += 1
                return failure
            del self._failed[recipient, message]
        return None
