"""Which checks a stack needs, in the order in which one would put things right."""

from infra.common.config import Settings
from tools.doctor import (
    alarm_email,
    deployed,
    email_sandbox,
    lambda_concurrency,
    sender,
    sms_origination,
    sms_sandbox,
    sms_spend,
)
from tools.doctor.account import Account
from tools.doctor.check import Check
from tools.doctor.finding import Finding, fine

ALWAYS = (deployed.look, lambda_concurrency.look, sender.look, email_sandbox.look, alarm_email.look)
WITH_SMS = (sms_sandbox.look, sms_spend.look, sms_origination.look)
SMS_OFF = Check(subject="SMS", actions=(), look=lambda _: [fine("off: smsCountries is empty")])


def checks(settings: Settings) -> tuple[Check, ...]:
    """The checks for a stack with this config."""
    return (*ALWAYS, *(WITH_SMS if settings.sms_countries else (SMS_OFF,)))


def examine(account: Account) -> list[Finding]:
    """All findings about the stack in `account`."""
    return [finding for check in checks(account.settings) for finding in check.run(account)]
