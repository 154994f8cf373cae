"""The account of a stack, and a session to read it."""

from dataclasses import dataclass
from datetime import datetime

import boto3
import botocore.session
from botocore.config import Config

from infra.common.config import Settings
from infra.common.naming import Names

TIMEOUTS = Config(connect_timeout=5, read_timeout=10, retries={"total_max_attempts": 3, "mode": "standard"})


@dataclass(frozen=True, kw_only=True)
class Account:
    """The account of the credentials, and the names and config of the stack in it; `now` is aware."""

    session: boto3.Session
    settings: Settings
    names: Names
    now: datetime

    @property
    def region(self) -> str:
        """The stack's region."""
        return self.settings.region


def open_session(region: str, profile: str | None) -> boto3.Session:
    """A session with the credentials of `profile` or else the environment; its calls time out within seconds.

    Raises:
        BotoCoreError: there is no such profile.
    """
    core = botocore.session.Session(profile=profile)
    core.set_default_client_config(TIMEOUTS)
    return boto3.Session(botocore_session=core, region_name=region)


def account_id(session: boto3.Session) -> str:
    """The id of the account that the session's credentials belong to.

    Raises:
        BotoCoreError: there are no credentials, or AWS can't be reached.
        ClientError: the credentials are not valid (any more).
    """
    identity: dict[str, str] = session.client("sts").get_caller_identity()
    return identity["Account"]
