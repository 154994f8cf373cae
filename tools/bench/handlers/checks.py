"""Validates a new reminder without a library."""

import re
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

EMAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}"
)
PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
MEMBERS = {"message", "preference", "subject", "email", "phone", "timezone", "waitSeconds"}


def errors(body: Any) -> list[dict[str, str]]:  # noqa: ANN401  # any JSON value
    """Returns every rule that `body` breaks."""
    if not isinstance(body, dict):
        return [{"pointer": "#", "code": "wrong_type"}]
    found = {"#": "unknown_member"} if body.keys() - MEMBERS else {}
    _text(found, body, "message", 1600, needed=True)
    _text(found, body, "subject", 120)
    if body.get("preference") not in ("email", "sms", "both"):
        found["#/preference"] = "unknown_value"
    _form(found, body, "email", EMAIL, needed=body.get("preference") in ("email", "both"))
    _form(found, body, "phone", PHONE, needed=body.get("preference") in ("sms", "both"))
    seconds = body.get("waitSeconds")
    if type(seconds) is not int or not 0 <= seconds <= 1826 * 24 * 60 * 60:
        found["#/waitSeconds"] = "out_of_range"
    if body.get("timezone") is not None and not _is_zone(body["timezone"]):
        found["#/timezone"] = "unknown_timezone"
    return [{"pointer": pointer, "code": code} for pointer, code in found.items()]


def _text(
    found: dict[str, str], body: dict[str, Any], name: str, longest: int, *, needed: bool = False
) -> None:
    text = body.get(name)
    if text is None:
        if needed:
            found[f"#/{name}"] = "missing"
    elif not isinstance(text, str) or not text.strip() or len(text) > longest or CONTROL.search(text):
        found[f"#/{name}"] = "malformed"


def _form(
    found: dict[str, str], body: dict[str, Any], name: str, form: re.Pattern[str], *, needed: bool
) -> None:
    text = body.get(name)
    if text is None:
        if needed:
            found[f"#/{name}"] = "missing"
    elif not isinstance(text, str) or len(text) > 254 or not form.fullmatch(text):
        found[f"#/{name}"] = "malformed"


def _is_zone(name: object) -> bool:
    try:
        return isinstance(name, str) and ZoneInfo(name) is not None
    except (ZoneInfoNotFoundError, ValueError):
        return False
