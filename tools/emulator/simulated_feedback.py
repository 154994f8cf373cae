"""Publishes SES's events about each email to the event destinations of its configuration set.

The emulator stores event destinations, but publishes nothing to them.
https://docs.aws.amazon.com/ses/latest/dg/monitor-using-event-publishing.html
"""

import json
from datetime import UTC, datetime
from typing import Any

from tools.emulator.ses_events import events


def install(ses: Any, sns: Any) -> None:  # noqa: ANN401 - modules of the emulator, which have no types
    """Wraps the emulator's SES v2 module: each accepted email causes events."""
    inner = ses.handle_request

    async def handle_request(method: str, path: str, headers: Any, body: bytes, query: Any) -> Any:  # noqa: ANN401
        response = await inner(method, path, headers, body, query)
        if method == "POST" and path.rstrip("/").endswith("/outbound-emails") and response[0] == 200:
            email = json.loads(body)
            topics = _topics(ses, email.get("ConfigurationSetName", ""))
            message_id = json.loads(response[2])["MessageId"]
            for kind, event in events(email, message_id, datetime.now(UTC)) if topics else ():
                for topic, kinds in topics.items():
                    if kind in kinds:
                        sns.publish_internal(topic, event, "")
        return response

    ses.handle_request = handle_request


def _topics(ses: Any, configuration_set: str) -> dict[str, list[str]]:  # noqa: ANN401
    """Returns the topics of a configuration set, with the event types that each subscribes to."""
    destinations = (ses._config_sets.get(configuration_set) or {}).get("EventDestinations") or {}
    return {
        each["SnsDestination"]["TopicArn"]: each["MatchingEventTypes"]
        for each in destinations.values()
        if each["Enabled"] and "SnsDestination" in each
    }
