"""AWS Lambda Powertools: its resolver for HTTP APIs, with its validation by pydantic."""

from typing import Any

from aws_lambda_powertools.event_handler import APIGatewayHttpResolver

from bench.handlers.kept import keep
from bench.handlers.models import ReminderCreate

app = APIGatewayHttpResolver(enable_validation=True)


@app.post("/v1/reminders")
def create_reminder(reminder: ReminderCreate) -> tuple[dict[str, Any], int]:
    """Keeps a reminder and starts its timer."""
    return keep(reminder.asked()), 201


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:  # noqa: ANN401  # Lambda's
    """Answers an event of an HTTP API (payload 2.0)."""
    return app.resolve(event, context)
