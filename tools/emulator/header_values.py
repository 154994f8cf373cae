"""Lets a distribution forward header values in UTF-8, which the emulator could only send in Latin-1.

API Gateway passes such values to its function: https://github.com/oven-sh/bun/issues/22994
"""

from typing import Any


def install(cloudfront: Any) -> None:  # noqa: ANN401 - a module of the emulator, which has no types
    """Encodes the header values of requests to an origin, as the emulator decodes them there."""
    inner = cloudfront._origin_request_headers

    def request_headers(*arguments: Any) -> dict[str, bytes]:  # noqa: ANN401 - passed on
        return {name: value.encode() for name, value in inner(*arguments).items()}

    cloudfront._origin_request_headers = request_headers
