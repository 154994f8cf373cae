"""Builds the errors of members and parameters, with the API's own codes and texts."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from api.responses.codes import FieldErrorCode
from api.responses.models import FieldError

_CODES: Mapping[str, FieldErrorCode] = {
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
    "literal_error": "unknown_value",
    "missing": "missing",
    "string_too_long": "too_long",
    "string_too_short": "blank",
}
"""The API's codes for pydantic's error types. The project's own validators raise the API's codes."""

_OWN = frozenset(get_args(FieldErrorCode))

_DETAILS: Mapping[str, str] = {
    "dict_type": "Must be an object.",
    "greater_than_equal": "Must be {ge} or more.",
    "int_type": "Must be a whole number.",
    "list_type": "Must be a list.",
    "less_than_equal": "Must be {le} or less.",
    "literal_error": "Must be one of: {expected}.",
    "missing": "This is required.",
    "string_too_long": "May have at most {max_length} characters.",
    "string_too_short": "Must not be empty.",
    "string_type": "Must be text.",
}
_LONGEST_NAME_COMPARED = 40


def body_error(member: str, code: FieldErrorCode, detail: str) -> FieldError:
    """Returns an error of one member of the body."""
    return {"pointer": f"#/{member}", "code": code, "detail": detail}


def whole_body_error(code: FieldErrorCode, detail: str) -> FieldError:
    """Returns an error of the body as a whole."""
    return {"pointer": "#", "code": code, "detail": detail}


def body_errors(errors: Iterable[Mapping[str, Any]], known: Sequence[str]) -> list[FieldError]:
    """Converts pydantic's `errors` in a body with the `known` members, without repeating sent values."""
    found: list[FieldError] = []
    for error in errors:
        if error["type"] == "extra_forbidden":
            each = _unknown_member(error["loc"][0], known)
        else:
            each = body_error(error["loc"][0], _code(error), _detail(error))
        if each not in found:
            found.append(each)
    return found


def request_errors(errors: Iterable[Mapping[str, Any]]) -> list[FieldError]:
    """Converts FastAPI's `errors` in parameters, headers or the whole body, without repeating sent values."""
    found: list[FieldError] = []
    for error in errors:
        code, detail = _code(error), _detail(error)
        match error["loc"]:
            case ("query", str(name), *_):
                found.append({"parameter": name, "code": code, "detail": detail})
            case ("header", str(name), *_):
                found.append({"header": name, "code": code, "detail": detail})
            case _:
                found.append(whole_body_error(code, detail))
    return found


def nearest_name(name: str, known: Sequence[str]) -> str | None:
    """Returns the `known` name that `name` may be a misspelling of, ignoring case."""
    by_lower = {each.lower(): each for each in known}
    nearest = get_close_matches(name[:_LONGEST_NAME_COMPARED].lower(), by_lower, n=1)
    return by_lower[nearest[0]] if nearest else None


def _unknown_member(name: str, known: Sequence[str]) -> FieldError:
    nearest = nearest_name(name, known)
    hint = f"did you mean {nearest}?" if nearest else f"the members are {', '.join(known)}."
    return whole_body_error("unknown_member", f"Unknown member: {hint}")


def _code(error: Mapping[str, Any]) -> FieldErrorCode:
    kind = _kind(error)
    return kind if kind in _OWN else _CODES.get(kind, "wrong_type")


def _detail(error: Mapping[str, Any]) -> str:
    template = _DETAILS.get(_kind(error))
    return error["msg"] if template is None else template.format_map(error.get("ctx", {}))


def _kind(error: Mapping[str, Any]) -> Any:  # noqa: ANN401  # pydantic's error type, or an API code
    """Returns the type of the error. For a value that isn't text, pydantic's "unknown value" is corrected."""
    kind = error["type"]
    return "string_type" if kind == "literal_error" and not isinstance(error["input"], str) else kind
