"""Makes mocked AWS calls faster: what botocore and moto compute for each session and call is cached.

No response changes. Without this it is most of the time of a mocked call.
"""

from functools import cache
from typing import Any

import botocore.session
from botocore import useragent
from moto import backend_index
from moto.core import responses
from moto.core.serialize import BaseJSONSerializer
from moto.core.utils import method_names_from_class

MOST_USED = {"dynamodb", "stepfunctions", "sesv2"}
"""The services whose addresses moto shall compare first, of more than 150."""


def install() -> None:
    """Lets all botocore sessions share AWS's models, and moto find its responses faster."""
    botocore.session.create_loader = cache(botocore.session.create_loader)
    useragent.sanitize_user_agent_string_component = cache(useragent.sanitize_user_agent_string_component)
    vars(responses)["method_names_from_class"] = cache(method_names_from_class)
    backend_index.backend_url_patterns.sort(key=lambda pattern: pattern[0] not in MOST_USED)
    _skip_attribute_values(BaseJSONSerializer)


def _skip_attribute_values(serializer: Any) -> None:  # noqa: ANN401  # moto's own types say less
    """moto stores DynamoDB's values as sent, but would look for each of their ten types by five names."""
    serialize_structure = serializer._serialize_type_structure

    def serialize(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:  # noqa: ANN401
        if shape.name == "AttributeValue":
            self._default_serialize(serialized, value, shape, key)
        else:
            serialize_structure(self, serialized, value, shape, key)

    serializer._serialize_type_structure = serialize
