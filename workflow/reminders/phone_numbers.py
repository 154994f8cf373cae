"""What the numbering plans say about a phone number: of which country it is, and what it is used for."""

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
"""What no SMS should go to, by libphonenumber's `PhoneNumberType`, in words.

Mobile numbers are none of them, nor is what may be one: in some countries, as where `+1` is dialled, fixed
and mobile numbers have the same ranges.
https://github.com/google/libphonenumber/blob/master/FAQ.md
"""


def country_of(number: str) -> str:
    """The ISO 3166 code (two letters) of the country that `number` (E.164) is of; "" where it is of none.

    Countries that share a calling code are told apart: `+44 7797 …` is Jersey's, JE.
    """
    import phonenumbers  # noqa: PLC0415  # slow to import

    region = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return "" if region in {None, phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY} else region


def never_mobile(number: str) -> str | None:
    """What `number` (E.164) is, in words, where it can't be a mobile's; else None."""
    import phonenumbers  # noqa: PLC0415  # slow to import

    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return KINDS.get(phonenumbers.PhoneNumberType.to_string(kind))
