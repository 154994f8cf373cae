"""Finds a resource's properties in what AWS answers about it: the way back of `fit`."""

import json
from collections.abc import Mapping
from typing import Any


def reported(
    answer: Mapping[str, Any], properties: Mapping[str, Any], renames: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return `properties` with the values that `answer` has for them, by their names without case.

    `renames` is that of `fit`. Lists, assets and what the answer leaves out stay as they are, so that only
    what AWS surely says differs.
    """
    return _structure(answer, properties, renames or {}, "")


def _structure(
    answer: Mapping[str, Any], properties: Mapping[str, Any], renames: Mapping[str, str], path: str
) -> dict[str, Any]:
    names = {name.lower(): name for name in answer}
    found: dict[str, Any] = {}
    for key, value in properties.items():
        here = f"{path}.{key}".lstrip(".")
        name = names.get(renames.get(here, key).lower())
        found[key] = value if name is None else _value(answer[name], value, renames, here)
    return found


def _value(answer: object, value: object, renames: Mapping[str, str], path: str) -> object:
    match answer, value:
        case Mapping(), Mapping():
            return _structure(answer, value, renames, path)
        case ((str() | Mapping()), str()):
            return value if _same_document(answer, value) else _text(answer)
        case ((bool() | int() | float()), (bool() | int() | float())):
            return answer
        case _:
            return value


def _same_document(answer: object, text: str) -> bool:
    """Whether both are the same JSON: AWS may write a document in its own way, and boto3 reads some."""
    try:
        return bool((json.loads(answer) if isinstance(answer, str) else answer) == json.loads(text))
    except ValueError:
        return answer == text


def _text(answer: object) -> str:
    return answer if isinstance(answer, str) else json.dumps(answer)
