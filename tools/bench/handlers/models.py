"""Defines the rules of a new reminder as a pydantic model."""

from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, EmailStr, Field, model_validator

from tools.bench.handlers.checks import CONTROL, PHONE


def _sendable(text: str) -> str:
    if not text.strip() or CONTROL.search(text):
        raise ValueError("can't be sent")
    return text


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except ZoneInfoNotFoundError as error:
        raise ValueError("unknown zone") from error
    return name


class ReminderCreate(BaseModel):
    """The request's body."""

    model_config = ConfigDict(extra="forbid")

    message: Annotated[str, Field(min_length=1, max_length=1600), AfterValidator(_sendable)]
    preference: Literal["email", "sms", "both"]
    subject: Annotated[str, Field(min_length=1, max_length=120), AfterValidator(_sendable)] | None = None
    email: EmailStr | None = None
    phone: Annotated[str, Field(pattern=f"^{PHONE.pattern}$")] | None = None
    timezone: Annotated[str, Field(max_length=64), AfterValidator(_zone)] | None = None
    waitSeconds: Annotated[int, Field(ge=0, le=1826 * 24 * 60 * 60)]  # noqa: N815  # the name in the body

    @model_validator(mode="after")
    def _has_addresses(self) -> Self:
        if self.preference != "sms" and self.email is None:
            raise ValueError("email is missing")
        if self.preference != "email" and self.phone is None:
            raise ValueError("phone is missing")
        return self
