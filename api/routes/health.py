"""`GET /v1/health`: says that the API works, without calling anything behind it."""

from fastapi import APIRouter, Response

from api.requests.parameters import DECLARED_ONCE
from api.responses.models import Health
from api.responses.openapi import ANY_CALL, INVALID_REQUEST, headers, without_content
from api.responses.reminder import json_response

router = APIRouter()


@router.head(
    "/v1/health",
    operation_id="getHealthHead",
    tags=["Service"],
    summary="The same without a body",
    response_class=Response,
    response_description="It does.",
    responses=without_content(ANY_CALL | INVALID_REQUEST | {200: {"headers": headers()}}),
    dependencies=[DECLARED_ONCE],
    openapi_extra={"security": []},
)
@router.get(
    "/v1/health",
    operation_id="getHealth",
    tags=["Service"],
    summary="Check whether the API works",
    response_model=Health,
    response_description="It does.",
    responses=ANY_CALL | INVALID_REQUEST | {200: {"headers": headers()}},
    dependencies=[DECLARED_ONCE],
    openapi_extra={"security": []},  # open to everybody: see infra/routes.py
)
async def get_health() -> Response:
    """Always returns `ok`, without calling anything behind the API."""
    return json_response({"status": "ok"})
