"""Selects the checks for a stack, in the order in which to fix problems."""

from infra.common.config import Settings
from tools.doctor import (
    alarm_email,
    deployed,
    lambda_concurrency,
    sms_origination,
    sms_sandbox,
    sms_spend,
)
from tools.doctor.account import Account
from tools.doctor.check import Check
from tools.doctor.costs import budget, owner_day
from tools.doctor.domain import certificate, names, sender_records, signature
from tools.doctor.email import sandbox, sender, suppressed
from tools.doctor.finding import Finding, fine

ALWAYS = (
    deployed.inspect,
    deployed.can_create_distribution,
    lambda_concurrency.inspect,
    sender.inspect,
    sandbox.inspect,
    suppressed.inspect,
    alarm_email.inspect,
    budget.inspect,
    owner_day.inspect,
)
WITH_SMS = (sms_sandbox.inspect, sms_spend.inspect, sms_origination.inspect)
WITH_NAMES = (names.inspect, certificate.inspect, sender_records.inspect, signature.inspect)
"""Each runs only if the config has the domain that it checks."""

EVERY = (*ALWAYS, *WITH_NAMES, *WITH_SMS)
SMS_OFF = Check(subject="SMS", actions=(), inspect=lambda _: [fine("off: smsCountries is empty")])


def checks(settings: Settings) -> tuple[Check, ...]:
    """Returns the checks for a stack with this config."""
    wanted = {
        names.inspect: settings.domain_name or settings.sign_in_domain_name,
        certificate.inspect: settings.certificate_arn,
        sender_records.inspect: settings.sender_domain_name,
        signature.inspect: settings.message_links and settings.sender_domain_name is None,
    }
    named = tuple(each for each in WITH_NAMES if wanted[each])
    return (*ALWAYS, *named, *(WITH_SMS if settings.sms_countries else (SMS_OFF,)))


def examine(account: Account) -> list[Finding]:
    """Returns all findings about the stack in `account`."""
    return [finding for check in checks(account.settings) for finding in check.run(account)]
