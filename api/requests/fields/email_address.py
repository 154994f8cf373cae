"""The type of email addresses: those that SES can send to, without a display name."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from api.requests.fields.pasted import clean_address

LENGTH = 254
"""The longest address that SMTP allows (RFC 5321, 4.5.3.1.3, minus the angle brackets)."""


def deliverable(address: str) -> str:
    """Returns `address` in SES's form: the domain in lower case and, if it is not ASCII, in punycode.

    No DNS lookup. The local part has at most 64 characters (RFC 5321, 4.5.3.1.1), all of them ASCII, as SES
    requires (SendEmail, Destination).

    Raises:
        PydanticCustomError: `invalid_email`.
    """
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415  # slow to import

    try:
        valid = validate_email(address, check_deliverability=False, allow_smtputf8=False, strict=True)
    except EmailNotValidError:
        raise PydanticCustomError("invalid_email", "Must be an address like name@example.com.") from None
    return valid.ascii_email or valid.normalized


EmailAddress = Annotated[
    str,
    Field(
        max_length=LENGTH,
        description="Required if the preference is `email` or `both`. Only the address, without a name.",
        json_schema_extra={"format": "email"},
    ),
    BeforeValidator(clean_address),
    AfterValidator(deliverable),
]
