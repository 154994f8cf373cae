"""The Lambda function of the API: `handler` handles the events of API Gateway."""

import os

from api.start import collection_paused

with collection_paused():
    from api.adapter import adapt
    from api.app import create_app
    from api.environment import Settings
    from api.services import connect

    handler = adapt(create_app(connect(Settings.read(os.environ))))
