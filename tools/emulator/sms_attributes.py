"""Adds SNS's SetSMSAttributes and GetSMSAttributes, which the emulator lacks.

https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html
"""

from collections.abc import MutableMapping
from typing import Any
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape


def install(sns: Any, attributes: MutableMapping[str, str]) -> None:  # noqa: ANN401 - has no types
    """Wraps the emulator's SNS module with both actions; `attributes` stores the settings."""
    inner, reset = sns.handle_request, sns.reset

    async def handle_request(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:  # noqa: ANN401
        parameters = dict(parse_qsl(body.decode("utf-8", "replace")))
        if parameters.get("Action") == "SetSMSAttributes":
            attributes.update(_attributes(parameters))
            return sns._xml(200, "SetSMSAttributesResponse", "<SetSMSAttributesResult/>")
        if parameters.get("Action") == "GetSMSAttributes":
            return sns._xml(200, "GetSMSAttributesResponse", _as_xml(attributes, parameters))
        return await inner(method, path, headers, body, query)

    def reset_all() -> None:
        reset()
        attributes.clear()

    sns.handle_request, sns.reset = handle_request, reset_all


def _attributes(parameters: dict[str, str]) -> dict[str, str]:
    """Returns a SetSMSAttributes's `attributes.entry.N.key` and `.value`, as in AWS's query protocol."""
    keys = {name.removesuffix(".key"): value for name, value in parameters.items() if name.endswith(".key")}
    return {key: parameters.get(f"{entry}.value", "") for entry, key in keys.items()}


def _as_xml(attributes: MutableMapping[str, str], parameters: dict[str, str]) -> str:
    """Returns those of the requested attributes, or of all if none is requested, that are set."""
    requested = {value for name, value in parameters.items() if name.startswith("attributes.member.")}
    entries = (
        f"<entry><key>{escape(name)}</key><value>{escape(value)}</value></entry>"
        for name, value in attributes.items()
        if not requested or name in requested
    )
    return f"<GetSMSAttributesResult><attributes>{''.join(entries)}</attributes></GetSMSAttributesResult>"
