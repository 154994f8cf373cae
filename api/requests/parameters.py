"""Query parameters: each call takes those that it declares, once each, and refuses all others."""

import re
from collections.abc import Collection
from typing import Annotated, get_origin
from urllib.parse import unquote_to_bytes

from fastapi import Depends, Request
from fastapi.dependencies.utils import request_params_to_args
from fastapi.routing import APIRoute
from pydantic import BaseModel, BeforeValidator
from pydantic_core import PydanticCustomError

from api.responses.codes import FieldErrorCode
from api.responses.field_errors import nearest_name, request_errors
from api.responses.models import FieldError
from api.responses.problems import invalid_request

_HARMLESS = re.compile(r"[A-Za-z][A-Za-z_.\[\]-]{0,39}")
"""A slip in a name of ours: what else stands there may be a value that is nobody else's to read."""

_NOT_REPEATED = "?"


def true_or_false(text: object) -> bool:
    """What `text` says; pydantic would take `1` and `on` too."""
    if text not in ("true", "false"):
        raise PydanticCustomError("unknown_value", "Must be one of: true, false.")
    return text == "true"


TrueOrFalse = Annotated[bool, BeforeValidator(true_or_false)]


async def _declared_once(request: Request) -> None:
    """Ends a request with a parameter that its route doesn't declare, or that stands twice, as invalid."""
    route = request.scope["route"]
    names = [name for name, _ in request.query_params.multi_items()]
    if not names or not isinstance(route, APIRoute):
        return
    declared = _declared(route)
    found = _unreadable(request.scope["query_string"], declared)
    found += [
        each for name in dict.fromkeys(names) if name not in declared for each in _unknown(name, declared)
    ]
    found += [
        _error(name, "repeated_parameter", "May stand once.")
        for name, may_repeat in declared.items()
        if names.count(name) > 1 and not may_repeat
    ]
    if found:
        _, of_values = request_params_to_args(route.dependant.query_params, request.query_params)
        raise invalid_request(
            list({str(each): each for each in [*found, *request_errors(of_values)]}.values())
        )


DECLARED_ONCE = Depends(_declared_once)
DeclaredOnce = Annotated[None, DECLARED_ONCE]


def _declared(route: APIRoute) -> dict[str, bool]:
    """The names of the route's parameters, each with whether it may be repeated."""
    found: dict[str, bool] = {}
    for parameter in route.dependant.query_params:
        kind = parameter.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, field in kind.model_fields.items():
                found[field.alias or name] = get_origin(field.annotation) is frozenset
        else:
            found[parameter.alias] = False
    return found


def _unreadable(query: bytes, declared: Collection[str]) -> list[FieldError]:
    """What is no UTF-8 once unquoted: the framework puts U+FFFD in its place, which is another value."""
    found: list[FieldError] = []
    for part in query.split(b"&"):
        try:
            unquote_to_bytes(part).decode()
        except UnicodeDecodeError:
            name = part.partition(b"=")[0].decode("latin-1")
            shown = name if name in declared else _NOT_REPEATED
            found.append(_error(shown, "wrong_type", "Must be text in UTF-8."))
    return found


def _unknown(name: str, declared: Collection[str]) -> list[FieldError]:
    nearest = nearest_name(name, list(declared))
    if nearest is not None:
        shown = name if _HARMLESS.fullmatch(name) else _NOT_REPEATED
        return [_error(shown, "unknown_parameter", f"This is no parameter: did you mean {nearest}?")]
    known = f"the parameters are {', '.join(declared)}." if declared else "this call takes none."
    return [_error(_NOT_REPEATED, "unknown_parameter", f"A parameter is not known: {known}")]


def _error(name: str, code: FieldErrorCode, detail: str) -> FieldError:
    return {"parameter": name, "code": code, "detail": detail}
