"""Adapts the app to Lambda: events of API Gateway (HTTP API, payload 2.0) in, its answers out."""

import logging

from fastapi import FastAPI
from mangum import Mangum

from api.responses.problems import MEDIA_TYPE

TEXT_MEDIA_TYPES = ["text/", "application/json", MEDIA_TYPE]
"""What is answered as text; Mangum answers everything else in Base64."""


def adapt(app: FastAPI) -> Mangum:
    """`app` as a handler of Lambda events.

    Mangum's own line for each request is left out: it has paths as they were sent.
    """
    logging.getLogger("mangum").setLevel(logging.WARNING)
    return Mangum(app, lifespan="off", text_mime_types=TEXT_MEDIA_TYPES)
