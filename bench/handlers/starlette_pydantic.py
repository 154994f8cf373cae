"""Starlette through Mangum, with a pydantic model."""

from mangum import Mangum
from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bench.handlers.kept import keep
from bench.handlers.models import ReminderCreate


async def create_reminder(request: Request) -> Response:
    """Keeps a reminder and starts its timer."""
    try:
        asked = ReminderCreate.model_validate_json(await request.body())
    except ValidationError as error:
        return Response(error.json(), 422, media_type="application/json")
    reminder = keep(asked.asked())
    return JSONResponse(reminder, 201, {"location": f"/v1/reminders/{reminder['id']}"})


handler = Mangum(
    Starlette(routes=[Route("/v1/reminders", create_reminder, methods=["POST"])]), lifespan="off"
)
