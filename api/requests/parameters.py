"""Query parameters: each call accepts those that it declares, each once, and rejects all others."""

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

_LIKELY_MISSPELLING = re.compile(r"[A-Za-z][A-Za-z_.\[\]-]{0,39}")
"""Probably a misspelt parameter name. Anything else may be a private value and is not repeated."""

_HIDDEN_NAME = "?"


def parse_boolean(text: object) -> bool:
    """Returns the boolean in `text`; pydantic would also accept `1` and `on`."""
    if text not in ("true", "false"):
        raise PydanticCustomError("unknown_value", "Must be one of: true, false.")
    return text == "true"


TrueOrFalse = Annotated[bool, BeforeValidator(parse_boolean)]


async def _declared_once(request: Request) -> None:
    """Rejects a request with an undeclared or repeated parameter."""
    route = request.scope["route"]
    names = [name for name, _ in request.query_params.multi_items()]
    if not names or not isinstance(route, APIRoute):
        return
    declared = _declared(route)
    found = _not_utf8(request.scope["query_string"], declared)
    found += [
        each for name in dict.fromkeys(names) if name not in declared for each in _unknown(name, declared)
    ]
    found += [
        _error(name, "repeated_parameter", "May be given only once.")
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
    """Returns the names of the route's parameters, and whether each may be repeated."""
    found: dict[str, bool] = {}
    for parameter in route.dependant.query_params:
        kind = parameter.field_info.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, field in kind.model_fields.items():
                found[field.alias or name] = get_origin(field.annotation) is frozenset
        else:
            found[parameter.alias] = False
    return found


def _not_utf8(query: bytes, declared: Collection[str]) -> list[FieldError]:
    """Returns errors for parts that are not UTF-8 after unquoting: the framework would insert U+FFFD."""
    found: list[FieldError] = []
    for part in query.split(b"&"):
        try:
            unquote_to_bytes(part).decode()
        except UnicodeDecodeError:
            name = part.partition(b"=")[0].decode("latin-1")
            shown = name if name in declared else _HIDDEN_NAME
            found.append(_error(shown, "wrong_type", "Must be text in UTF-8."))
    return found


def _unknown(name: str, declared: Collection[str]) -> list[FieldError]:
    nearest = nearest_name(name, list(declared))
    if nearest is not None:
        shown = name if _LIKELY_MISSPELLING.fullmatch(name) else _HIDDEN_NAME
        return [_error(shown, "unknown_parameter", f"Unknown parameter: did you mean {nearest}?")]
    known = f"the parameters are {', '.join(declared)}." if declared else "this call has none."
    return [_error(_HIDDEN_NAME, "unknown_parameter", f"Unknown parameter: {known}")]


def _error(name: str, code: FieldErrorCode, detail: str) -> FieldError:
    return {"parameter": name, "code": code, "detail": detail}
