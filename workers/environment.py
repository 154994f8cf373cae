"""The workers' settings, read from their functions' environment variables."""

import re
from dataclasses import dataclass
from typing import Annotated

from workflow.environment import Environment, Variable, matching
from workflow.sending_environment import SendingSettings


def _sender_name(text: str) -> str:
    if not text.isprintable():
        raise ValueError("must be printable characters on one line")
    return text


def _site_url(text: str) -> str:
    url = text.rstrip("/")
    if not re.fullmatch(r"https?://\S+", url):
        raise ValueError("must start with http:// or https://")
    return url


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailSettings(Environment):
    """The sender, SES's configuration set, the page's address (without a trailing `/`) and the table.

    `message_links` says whether emails have links for actions. Replies go to `reply_to`, or to the sender if
    it is empty.
    """

    # Visible ASCII on both sides of a single @.
    sender_email: Annotated[str, matching("SENDER_EMAIL", "[!-?A-~]+@[!-?A-~]+", "an email address")]
    sender_name: Annotated[str, Variable("SENDER_NAME", _sender_name)]
    configuration_set: Annotated[str, Variable("CONFIGURATION_SET")]
    site_url: Annotated[str, Variable("SITE_URL", _site_url)]
    table_name: Annotated[str, Variable("TABLE_NAME")]
    message_links: Annotated[str, matching("MESSAGE_LINKS", "yes|no", "yes or no")]
    reply_to: Annotated[str, Variable("REPLY_TO", may_be_empty=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepSettings(SendingSettings):
    """The settings of a function that creates reminders: the sweep creates those of schedules."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackSettings(Environment):
    """The table."""

    table_name: Annotated[str, Variable("TABLE_NAME")]


@dataclass(frozen=True, slots=True, kw_only=True)
class CanarySettings(Environment):
    """The table and the state machine."""

    table_name: Annotated[str, Variable("TABLE_NAME")]
    state_machine_arn: Annotated[str, Variable("STATE_MACHINE_ARN")]
