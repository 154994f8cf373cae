"""The type of phone numbers: valid ones with their country code, stored as E.164."""

import re
from typing import Annotated
from unicodedata import category

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from api.requests.fields.pasted import clean_number, plain_blanks

LENGTH = 32
_FORM = re.compile(r"\+[0-9 ()-]+")


def e164(text: str) -> str:
    """Returns the number in `text` in E.164. It may contain hyphens, brackets and blanks.

    `workflow.reminders.policy` checks whether it is a mobile number: a number range can change its use.

    Raises:
        PydanticCustomError: `invalid_phone`: malformed, or not a valid number of any country.
    """
    import phonenumbers  # noqa: PLC0415  # slow to import

    written = "".join("-" if category(each) == "Pd" else each for each in plain_blanks(text)).strip(" ")
    try:
        number = phonenumbers.parse(written) if _FORM.fullmatch(written) else None
    except phonenumbers.NumberParseException:
        number = None
    if (
        number is None
        or not phonenumbers.is_possible_number(number)
        or not phonenumbers.is_valid_number(number)
    ):
        raise PydanticCustomError(
            "invalid_phone", "Must be a valid number with + and its country code, like +61 491 570 156."
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


PhoneNumber = Annotated[
    str,
    Field(
        max_length=LENGTH,
        description="Required if the preference is `sms` or `both`. Starts with + and the country code; may"
        " contain spaces, hyphens and brackets. Must be possible as a mobile number. Stored as E.164.",
    ),
    BeforeValidator(clean_number),
    AfterValidator(e164),
]
