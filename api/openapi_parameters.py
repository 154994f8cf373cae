"""The parameters of the OpenAPI document: of paths, queries and headers."""

from typing import Any

from api.idempotency_key import FORM, HEADER, LENGTH
from api.list_query import ListQuery

_ETAG = '(W/)?"[!#-~]*"'

PARAMETERS: dict[str, Any] = {
    "Id": {
        "name": "id",
        "in": "path",
        "required": True,
        "description": "The reminder's `id`.",
        "schema": {"type": "string", "format": "uuid"},
    },
    "Erase": {
        "name": "erase",
        "in": "query",
        "description": "`true` removes a final reminder at once, instead of cancelling one that waits."
        " `If-Match` is not for this: a final reminder changes no more.",
        "schema": {"type": "boolean", "default": False},
    },
    "IdempotencyKey": {
        "name": HEADER,
        "in": "header",
        "description": "A name of your own for this request, like a UUID: sent again with the same key and"
        " body within a day, it makes no second reminder.",
        "schema": {"type": "string", "minLength": 1, "maxLength": LENGTH, "pattern": FORM},
    },
    "IfMatch": {
        "name": "If-Match",
        "in": "header",
        "description": "The `ETag` of the reminder as you know it, or a list of them: where it has another by"
        " now nothing is changed. Without it, or with `*`, any version will do. A weak ETag never matches.",
        "schema": {"type": "string", "pattern": f"^(\\*|{_ETAG}( *, *{_ETAG})*)$", "examples": ['"1"', "*"]},
    },
}


def parameters(*names: str) -> list[dict[str, str]]:
    """Refers to the parameters that are described under `names`."""
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def list_parameters() -> list[dict[str, Any]]:
    """The query of a list."""
    members = ListQuery.model_json_schema()["properties"]
    return [{"name": name, "in": "query", **_parameter(schema)} for name, schema in members.items()]


def _parameter(schema: dict[str, Any]) -> dict[str, Any]:
    described = {k: v for k, v in schema.items() if k not in ("title", "description", "uniqueItems")}
    if "anyOf" in described:  # a query can't hold null: it is absent
        described = described["anyOf"][0]
    return {"description": schema["description"], "schema": described}
