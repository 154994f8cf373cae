"""Implements the call with FastAPI and Mangum like the tutorial: plain functions, models, docs."""

from typing import Any

from fastapi import FastAPI, Response
from mangum import Mangum

from tools.bench.handlers.models import ReminderCreate
from tools.bench.handlers.storage import save

app = FastAPI()


@app.post("/v1/reminders", status_code=201)
def create_reminder(request: ReminderCreate, response: Response) -> dict[str, Any]:
    """Stores a reminder and starts its timer."""
    reminder = save(request.model_dump())
    response.headers["location"] = f"/v1/reminders/{reminder['id']}"
    return reminder


handler = Mangum(app)
