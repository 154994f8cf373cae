"""Makes mocked AWS calls faster by caching what botocore and moto compute per session and call.

No response changes. Without the cache these computations take most of the time of a mocked call.
"""

import string
from functools import cache
from typing import Any

import botocore.session
from botocore import useragent
from botocore.parsers import JSONParser
from moto import backend_index
from moto.core import responses
from moto.core.parse import BaseJSONParser
from moto.core.serialize import BaseJSONSerializer
from moto.core.utils import method_names_from_class
from moto.moto_api._internal.moto_random import MotoRandom

MOST_USED = {"dynamodb", "stepfunctions", "sesv2"}
"""The services whose URLs moto compares first, of more than 150."""


PLAIN = {"S", "N", "BOOL", "NULL", "SS", "NS"}
"""The types of DynamoDB's values that need no conversion to JSON."""


def install() -> None:
    """Makes all botocore sessions share AWS's models, and moto find its responses faster."""
    botocore.session.create_loader = cache(botocore.session.create_loader)
    useragent.sanitize_user_agent_string_component = cache(useragent.sanitize_user_agent_string_component)
    vars(responses)["method_names_from_class"] = cache(method_names_from_class)
    backend_index.backend_url_patterns.sort(key=lambda pattern: pattern[0] not in MOST_USED)
    _skip_attribute_values(BaseJSONSerializer)
    _read_what_is_there(JSONParser, "_handle_structure")
    _read_what_is_there(BaseJSONParser, "_parse_structure")
    MotoRandom.get_random_string = _random_string  # type: ignore[method-assign]


def _skip_attribute_values(serializer: Any) -> None:  # noqa: ANN401  # moto's own types say less
    """Skips parsing of DynamoDB's values: moto stores them as sent, but tries five names for each type."""
    serialize_structure = serializer._serialize_type_structure

    def serialize(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:  # noqa: ANN401
        if shape.name == "AttributeValue" and value.keys() <= PLAIN:
            self._default_serialize(serialized, value, shape, key)
        else:
            serialize_structure(self, serialized, value, shape, key)

    serializer._serialize_type_structure = serialize


def _read_what_is_there(parser: Any, method: str) -> None:  # noqa: ANN401
    """Parses only the one type that a DynamoDB value has; botocore and moto would check all ten."""
    read = getattr(parser, method)

    def read_value(self: Any, shape: Any, value: Any) -> Any:  # noqa: ANN401
        if shape.name == "AttributeValue" and value is not None:
            return {name: self._parse_shape(shape.members[name], held) for name, held in value.items()}
        return read(self, shape, value)

    setattr(parser, method, read_value)


def _random_string(
    self: MotoRandom, length: int = 20, include_digits: bool = True, lower_case: bool = False
) -> str:
    """Replaces moto's function, which makes a call for each letter of a response's identifier."""
    letters = string.ascii_letters + (string.digits if include_digits else "")
    drawn = "".join(self.choices(letters, k=length))
    return drawn.lower() if lower_case else drawn
