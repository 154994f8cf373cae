"""What botocore and moto work out anew for each session and each call, worked out once for all tests.

Nothing that is answered changes: most of a mocked call's time went into this.
"""

from functools import cache
from typing import Any

import botocore.session
from botocore import useragent
from moto import backend_index
from moto.core import responses
from moto.core.serialize import BaseJSONSerializer
from moto.core.utils import method_names_from_class

ASKED_MOST = {"dynamodb", "stepfunctions", "sesv2"}
"""The services whose addresses moto compares with first, of more than 150."""


def remember() -> None:
    """Lets all botocore sessions share what they read of AWS's models, and moto answer more quickly."""
    botocore.session.create_loader = cache(botocore.session.create_loader)
    useragent.sanitize_user_agent_string_component = cache(useragent.sanitize_user_agent_string_component)
    vars(responses)["method_names_from_class"] = cache(method_names_from_class)
    backend_index.backend_url_patterns.sort(key=lambda pattern: pattern[0] not in ASKED_MOST)
    _take_attribute_values_as_they_are(BaseJSONSerializer)


def _take_attribute_values_as_they_are(serializer: Any) -> None:  # noqa: ANN401  # moto's own types say less
    """moto keeps DynamoDB's values as they are sent, and looks for each of their ten types by five names."""
    serialize_structure = serializer._serialize_type_structure

    def serialize(self: Any, serialized: Any, value: Any, shape: Any, key: str) -> None:  # noqa: ANN401
        if shape.name == "AttributeValue":
            self._default_serialize(serialized, value, shape, key)
        else:
            serialize_structure(self, serialized, value, shape, key)

    serializer._serialize_type_structure = serialize
