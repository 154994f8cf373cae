"""The API's Lambda function: `handler` handles API Gateway's events."""

import os

from api.start import garbage_collection_paused

with garbage_collection_paused():
    from api.adapter import adapt
    from api.app import create_app
    from api.environment import Settings
    from api.services import create_services

    handler = adapt(create_app(create_services(Settings.read(os.environ))))
