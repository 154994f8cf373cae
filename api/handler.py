"""The API's Lambda function: `handler` handles API Gateway's events."""

import os

from api.start import collection_paused

with collection_paused():
    from api.adapter import adapt
    from api.app import create_app
    from api.environment import Settings
    from api.services import connect

    handler = adapt(create_app(connect(Settings.read(os.environ))))
