"""Looks up a phone number in the numbering plans: its country and its kind."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "FIXED_LINE": "a fixed line",
    "PAGER": "a pager",
    "PERSONAL_NUMBER": "a personal number",
    "PREMIUM_RATE": "a premium-rate number",
    "SHARED_COST": "a shared-cost number",
    "TOLL_FREE": "a toll-free number",
    "UAN": "a company's number",
    "VOICEMAIL": "a voicemail access number",
    "VOIP": "an internet telephony number",
}
"""Kinds of numbers that get no SMS, by libphonenumber's `PhoneNumberType`, in words.

Numbers that are or may be mobile are not among them: in some countries, such as those with `+1`, fixed and
mobile numbers share the same ranges.
https://github.com/google/libphonenumber/blob/master/FAQ.md
"""


def country_of(number: str) -> str:
    """Returns the two-letter ISO 3166 code of the country of `number` (E.164); "" if it has none.

    Countries that share a calling code are told apart: `+44 7797 …` is Jersey's, JE.
    """
    import phonenumbers  # noqa: PLC0415  # slow to import

    region = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return "" if region in {None, phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY} else region


def non_mobile_kind(number: str) -> str | None:
    """Returns the kind of `number` (E.164) in words if it can't be a mobile number, else None."""
    import phonenumbers  # noqa: PLC0415  # slow to import

    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return KINDS.get(phonenumbers.PhoneNumberType.to_string(kind))
