"""Adapts the app to Lambda: events of API Gateway (HTTP API, payload 2.0) in, its responses out."""

import logging

from fastapi import FastAPI
from mangum import Mangum

from api.responses.problems import MEDIA_TYPE

TEXT_MEDIA_TYPES = ["text/", "application/json", MEDIA_TYPE]
"""What is returned as text; Mangum returns everything else in Base64."""


def adapt(app: FastAPI) -> Mangum:
    """`app` as a handler of Lambda events.

    Mangum logs nothing: it would log paths as they were sent, and the texts of errors that the app has logged
    without them.
    """
    logging.getLogger("mangum").setLevel(logging.CRITICAL)
    return Mangum(app, lifespan="off", text_mime_types=TEXT_MEDIA_TYPES)
