"""Starlette through Mangum, with a msgspec structure."""

from typing import Annotated, Literal
from zoneinfo import ZoneInfo

import msgspec
from mangum import Mangum
from msgspec import Meta
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bench.handlers.checks import CONTROL, EMAIL, PHONE
from bench.handlers.kept import keep


class ReminderCreate(msgspec.Struct, forbid_unknown_fields=True):
    """What a client asks for."""

    message: Annotated[str, Meta(min_length=1, max_length=1600)]
    preference: Literal["email", "sms", "both"]
    waitSeconds: Annotated[int, Meta(ge=0, le=1826 * 24 * 60 * 60)]  # noqa: N815  # as it stands in the body
    subject: Annotated[str, Meta(min_length=1, max_length=120)] | None = None
    email: Annotated[str, Meta(max_length=254, pattern=f"^{EMAIL.pattern}$")] | None = None
    phone: Annotated[str, Meta(pattern=f"^{PHONE.pattern}$")] | None = None
    timezone: Annotated[str, Meta(max_length=64)] | None = None

    def __post_init__(self) -> None:
        for text in (self.message, self.subject):
            if text is not None and (not text.strip() or CONTROL.search(text)):
                raise ValueError("can't be sent")
        if self.timezone is not None:
            ZoneInfo(self.timezone)
        if self.preference != "sms" and self.email is None:
            raise ValueError("email is missing")
        if self.preference != "email" and self.phone is None:
            raise ValueError("phone is missing")


DECODER = msgspec.json.Decoder(ReminderCreate)


async def create_reminder(request: Request) -> Response:
    """Keeps a reminder and starts its timer."""
    try:
        asked = DECODER.decode(await request.body())
    except msgspec.MsgspecError as error:
        return JSONResponse({"detail": str(error)}, 422)
    reminder = keep(msgspec.to_builtins(asked))
    return JSONResponse(reminder, 201, {"location": f"/v1/reminders/{reminder['id']}"})


handler = Mangum(
    Starlette(routes=[Route("/v1/reminders", create_reminder, methods=["POST"])]), lifespan="off"
)
