"""Whether SES takes as many emails a second as the line in front of it is told."""

from collections.abc import Iterable

from doctor.account import Account
from doctor.check import Check
from doctor.finding import Finding, fine, wrong

SUBJECT = "email: rate"


def look(account: Account) -> Iterable[Finding]:
    """One finding: where SES takes less, refused emails come back too early, and are refused again."""
    given = account.session.client("sesv2").get_account().get("SendQuota", {}).get("MaxSendRate", 0.0)
    told = account.settings.emails_per_second
    detail = f"SES takes {given:g} a second, emailsPerSecond is {told}"
    if told <= given:
        yield fine(SUBJECT, detail)
    else:
        way = f"pulumi config set emailsPerSecond {max(1, int(given))}, or ask AWS for more"
        yield wrong(SUBJECT, f"{detail}: more than it takes", way)


CHECK = Check(subject=SUBJECT, actions=("ses:GetAccount",), look=look)
