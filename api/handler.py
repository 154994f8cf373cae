"""The Lambda function of the API: answers the events of API Gateway."""

import logging
import os

from fastapi import FastAPI
from mangum import Mangum

from api.app import create_app
from api.problems import MEDIA_TYPE
from api.services import connect
from api.settings import read_settings

TEXT_MEDIA_TYPES = ["text/", "application/json", MEDIA_TYPE]
"""What is answered as text; Mangum answers everything else in Base64."""


def adapt(app: FastAPI) -> Mangum:
    """`app` as a handler of Lambda events."""
    return Mangum(app, lifespan="off", text_mime_types=TEXT_MEDIA_TYPES)


logging.getLogger("mangum").setLevel(logging.WARNING)  # its line for each request has paths as they were sent
handler = adapt(create_app(connect(read_settings(os.environ))))
