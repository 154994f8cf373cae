"""AWS Chalice, with checks by hand: it has none."""

from typing import Any

from chalice.app import BadRequestError, Chalice, Response, UnprocessableEntityError

from bench.handlers.checks import errors
from bench.handlers.kept import keep

handler = Chalice(app_name="bench")


@handler.route("/v1/reminders", methods=["POST"])
def create_reminder() -> Response:
    """Keeps a reminder and starts its timer."""
    body: Any = handler.current_request.json_body
    if body is None:
        raise BadRequestError("no JSON")
    if found := errors(body):
        raise UnprocessableEntityError(str(found))
    reminder = keep(body)
    return Response(reminder, status_code=201, headers={"location": f"/v1/reminders/{reminder['id']}"})
