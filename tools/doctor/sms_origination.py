"""Checks that the account has the number or registered sender id that each allowed country requires."""

from collections.abc import Iterable
from dataclasses import replace

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong
from tools.doctor.sms_countries import NUMBER_REQUIRED, SENDER_ID_REQUIRED

CONSOLE = "AWS End User Messaging SMS console"


@check("SMS: origination", "sms-voice:DescribePhoneNumbers", "sms-voice:DescribeSenderIds")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns a finding for each country that the config allows."""
    numbers, sender_ids = _numbers(account), _sender_ids(account)
    for country in account.settings.sms_countries:
        own = sorted(number for of, number in numbers if of == country)
        registered = (country, account.settings.sms_sender_id) in sender_ids
        found = _finding(country, own, account.settings.sms_sender_id, registered=registered)
        yield replace(found, subject=country)


def _numbers(account: Account) -> set[tuple[str, str]]:
    """Returns country and number of each active number that can send SMS, without simulator numbers."""
    pages = account.session.client("pinpoint-sms-voice-v2").get_paginator("describe_phone_numbers").paginate()
    return {
        (number["IsoCountryCode"], number["PhoneNumber"])
        for page in pages
        for number in page["PhoneNumbers"]
        if number["Status"] == "ACTIVE"
        and "SMS" in number["NumberCapabilities"]
        and number["NumberType"] != "SIMULATOR"
    }


def _sender_ids(account: Account) -> set[tuple[str, str]]:
    pages = account.session.client("pinpoint-sms-voice-v2").get_paginator("describe_sender_ids").paginate()
    return {(each["IsoCountryCode"], each["SenderId"]) for page in pages for each in page["SenderIds"]}


def _finding(country: str, numbers: list[str], sender_id: str | None, *, registered: bool) -> Finding:
    if country in NUMBER_REQUIRED and not numbers:
        detail = "SMS to this country need your own phone number, and none is active"
        return wrong(detail, f"request one in the {CONSOLE}, Phone numbers, for {country}")
    if country in SENDER_ID_REQUIRED and not registered:
        own = sender_id or "an empty smsSenderId"
        detail = f"SMS to this country need a registered sender id, and {own} is not"
        return wrong(detail, f"register one in the {CONSOLE}, Registrations, then set smsSenderId")
    if numbers:
        return fine(f"from {', '.join(numbers)}")
    return fine(f"from the sender id {sender_id}" if sender_id else "from AWS's shared numbers")
