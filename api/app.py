"""The FastAPI app: its routes, their order and the error handlers."""

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.routing import Route

from api.responses.error_handlers import HANDLERS
from api.routes import (
    cancel_reminder,
    create_reminder,
    dismiss_reminder,
    docs,
    done_reminder,
    get_reminder,
    health,
    list_reminders,
    snooze_reminder,
    update_reminder,
)
from api.routes.messages import finish_message, snooze_message, stop_messages, view_message
from api.routes.schedules import (
    create_schedule,
    end_schedule,
    get_schedule,
    list_schedules,
    make_occurrence,
    pause_schedule,
    preview_schedule,
    update_schedule,
)
from api.services import Services

ROUTES = [
    route
    for call in (
        create_reminder,
        list_reminders,
        get_reminder,
        update_reminder,
        cancel_reminder,
        snooze_reminder,
        dismiss_reminder,
        done_reminder,
        view_message,
        finish_message,
        snooze_message,
        stop_messages,
        create_schedule,
        list_schedules,
        preview_schedule,
        get_schedule,
        update_schedule,
        end_schedule,
        pause_schedule,
        make_occurrence,
        health,
        docs,
    )
    for route in call.router.routes
]


class _NoSuchMethod:
    """Answers the methods that a path does not have with 405."""

    def __init__(self, *_asgi: object) -> None:
        raise HTTPException(405)


_NAMED = [route for route in ROUTES if isinstance(route, Route) and "{" not in route.path]
_PATHS = dict.fromkeys(route.path for route in _NAMED)
_IN_ORDER = [
    *_NAMED,
    *(Route(path, _NoSuchMethod, include_in_schema=False) for path in _PATHS),
    *(route for route in ROUTES if route not in _NAMED),
]
"""Paths without a parameter come first, with all methods: `preview` must not be read as a schedule's id."""


def create_app(services: Services) -> FastAPI:
    """Returns the app for `services`. A request's scope must hold API Gateway's event (payload 2.0).

    FastAPI's own paths for the document and its pages are off: `api.routes.docs` serves both.
    """
    app = FastAPI(
        routes=_IN_ORDER,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers=HANDLERS,
    )
    app.state.services = services
    return app
