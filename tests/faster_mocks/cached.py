"""Makes mocked AWS calls faster: what botocore and moto compute for each session and call is cached.

No response changes. Without this it is most of the time of a mocked call.
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
"""The services whose addresses moto shall compare first, of more than 150."""


PLAIN = {"S", "N", "BOOL", "NULL", "SS", "NS"}
"""The types of DynamoDB's values that are in JSON as they are."""


def install() -> None:
    """Lets all botocore sessions share AWS's models, and moto find its responses faster."""
    botocore.session.create_loader = cache(botocore.session.create_loader)
    useragent.sanitize_user_agent_string_component = cache(useragent.sanitize_user_agent_string_component)
    vars(responses)["method_names_from_class"] = cache(method_names_from_class)
    backend_index.backend_url_patterns.sort(key=lambda pattern: pattern[0] not in MOST_USED)
    _skip_attribute_values(BaseJSONSerializer)
    _read_what_is_there(JSONParser, "_handle_structure")
    _read_what_is_there(BaseJSONParser, "_parse_structure")
    MotoRandom.get_random_string = _random_string  # type: ignore[method-assign]


def _skip_attribute_values(serializer: Any) -> None:  # noqa: ANN401  # moto's own types say less
    """moto stores DynamoDB's values as sent, but would look for each of their ten types by five names."""
    serialize_structure = serializer._serialize_type_structure

    def serialize(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:  # noqa: ANN401
        if shape.name == "AttributeValue" and value.keys() <= PLAIN:
            self._default_serialize(serialized, value, shape, key)
        else:
            serialize_structure(self, serialized, value, shape, key)

    serializer._serialize_type_structure = serialize


def _read_what_is_there(parser: Any, method: str) -> None:  # noqa: ANN401
    """A DynamoDB value is of one type; botocore and moto would ask it for each of ten."""
    read = getattr(parser, method)

    def read_value(self: Any, shape: Any, value: Any) -> Any:  # noqa: ANN401
        if shape.name == "AttributeValue" and value is not None:
            return {name: self._parse_shape(shape.members[name], held) for name, held in value.items()}
        return read(self, shape, value)

    setattr(parser, method, read_value)


def _random_string(
    self: MotoRandom, length: int = 20, include_digits: bool = True, lower_case: bool = False
) -> str:
    """moto's own, which draws each letter of each response's identifier by a call."""
    letters = string.ascii_letters + (string.digits if include_digits else "")
    drawn = "".join(self.choices(letters, k=length))
    return drawn.lower() if lower_case else drawn
