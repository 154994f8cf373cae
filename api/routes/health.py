"""`GET /v1/health`: says that the API runs; it touches nothing behind it."""

from fastapi import APIRouter, Response

from api.responses.documented import ANY_CALL, headers
from api.responses.models import Health
from api.responses.reminder import json_response

router = APIRouter()


@router.head("/v1/health", include_in_schema=False)
@router.get(
    "/v1/health",
    operation_id="getHealth",
    tags=["Service"],
    summary="See whether the API answers",
    response_model=Health,
    response_description="It does.",
    responses=ANY_CALL | {200: {"headers": headers()}},
    openapi_extra={"security": []},  # open to everybody: see infra/routes.py
)
async def get_health() -> Response:
    """Always `ok`: it touches nothing behind the API."""
    return json_response({"status": "ok"})
