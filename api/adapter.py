"""Adapts the app to Lambda: events of API Gateway (HTTP API, payload 2.0) in, its responses out."""

import json
import logging
from typing import Any

from fastapi import FastAPI
from mangum import Mangum
from mangum.types import LambdaContext, LambdaEvent

from api.responses.problems import MEDIA_TYPE

TEXT_MEDIA_TYPES = ["text/", "application/json", MEDIA_TYPE]
"""What is returned as text; Mangum returns everything else in Base64."""

log = logging.getLogger(__name__)


class Handler(Mangum):
    """Handles the events of one app."""

    def __call__(self, event: LambdaEvent, context: LambdaContext) -> dict[str, Any]:
        """The response to an event; one that is no request is logged and refused: no alarm is for it."""
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
                body = json.dumps({"message": "This is no request of API Gateway."})
                return {"statusCode": 400, "headers": {"content-type": "application/json"}, "body": body}
        if method == "HEAD":  # RFC 9110, section 9.3.2: the headers are those of GET, its length among them
            response |= {"body": "", "isBase64Encoded": False}
        return response


def adapt(app: FastAPI) -> Handler:
    """`app` as a handler of Lambda events.

    Mangum logs nothing: it would log paths as they were sent, and the texts of errors that the app has logged
    without them.
    """
    logging.getLogger("mangum").setLevel(logging.CRITICAL)
    return Handler(app, lifespan="off", text_mime_types=TEXT_MEDIA_TYPES)
