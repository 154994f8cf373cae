"""Adapts the app to Lambda: converts API Gateway events (HTTP API, payload 2.0) and its responses."""

import json
import logging
from typing import Any

from fastapi import FastAPI
from mangum import Mangum
from mangum.types import LambdaContext, LambdaEvent

from api.responses.problems import MEDIA_TYPE

TEXT_MEDIA_TYPES = ["text/", "application/json", MEDIA_TYPE]
"""Media types returned as text. Mangum returns all others in Base64."""

log = logging.getLogger(__name__)


class Handler(Mangum):
    """Handles the events of one app."""

    def __call__(self, event: LambdaEvent, context: LambdaContext) -> dict[str, Any]:
        """Returns the response to an event. One that is not an HTTP request is only logged and gets a 400."""
        match event:
            case {
                "version": "2.0",
                "requestContext": {
                    "requestId": str(),
                    "http": {"method": str(method), "path": str(), "sourceIp": str()},
                },
            }:
                response = super().__call__(event, context)
            case _:
                log.warning("event is no request")
                body = json.dumps({"message": "This is not a request from API Gateway."})
                return {"statusCode": 400, "headers": {"content-type": "application/json"}, "body": body}
        if method == "HEAD":  # RFC 9110, section 9.3.2: the headers are those of GET, including the length
            response |= {"body": "", "isBase64Encoded": False}
        return response


def adapt(app: FastAPI) -> Handler:
    """Returns `app` as a Lambda handler.

    Mangum's logger is off: it would log request paths and the texts of errors, which may hold request data.
    """
    logging.getLogger("mangum").setLevel(logging.CRITICAL)
    return Handler(app, lifespan="off", text_mime_types=TEXT_MEDIA_TYPES)
