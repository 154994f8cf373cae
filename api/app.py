"""The FastAPI app: its routes and what stands around them."""

from fastapi import FastAPI

from api import docs
from api.cancel_reminder import cancel_reminder
from api.create_reminder import create_reminder
from api.error_handlers import HANDLERS
from api.get_reminder import get_reminder
from api.health import get_health
from api.last_resort import LastResort
from api.list_reminders import list_reminders
from api.rate_limit import RateLimitHeaders
from api.services import Services
from api.snooze_reminder import snooze_reminder
from api.update_reminder import update_reminder


def create_app(services: Services) -> FastAPI:
    """The app over `services`. It needs the event of API Gateway (payload 2.0) in the scope of a request.

    FastAPI's own document and pages are off: `api.openapi` writes the document, `api.docs` serves both.
    """
    app = FastAPI(
        openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, exception_handlers=HANDLERS
    )
    app.state.services = services
    app.add_api_route("/v1/reminders", create_reminder, methods=["POST"], name="createReminder")
    app.add_api_route("/v1/reminders", list_reminders, methods=["GET"], name="listReminders")
    app.add_api_route("/v1/reminders/{id}", get_reminder, methods=["GET"], name="getReminder")
    app.add_api_route("/v1/reminders/{id}", update_reminder, methods=["PATCH"], name="updateReminder")
    app.add_api_route("/v1/reminders/{id}", cancel_reminder, methods=["DELETE"], name="cancelReminder")
    app.add_api_route("/v1/reminders/{id}/snooze", snooze_reminder, methods=["POST"], name="snoozeReminder")
    app.add_api_route("/v1/health", get_health, methods=["GET", "HEAD"], name="getHealth")
    app.add_api_route("/docs", docs.page, methods=["GET", "HEAD"])
    app.add_api_route("/docs/{name}", docs.file, methods=["GET", "HEAD"])
    app.add_api_route("/openapi.json", docs.document, methods=["GET", "HEAD"])
    app.add_middleware(LastResort)
    app.add_middleware(RateLimitHeaders, services=services)
    return app
