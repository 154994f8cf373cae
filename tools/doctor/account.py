"""Opens a session for a stack's account."""

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
    """The account of the credentials, and the stack's names and config in it; `now` is timezone-aware."""

    session: boto3.Session
    settings: Settings
    names: Names
    now: datetime

    @property
    def region(self) -> str:
        """The stack's region."""
        return self.settings.region


def open_session(region: str, profile: str | None) -> boto3.Session:
    """Returns a session with the credentials of `profile` or the environment; calls time out within seconds.

    Raises:
        BotoCoreError: there is no such profile.
    """
    core = botocore.session.Session(profile=profile)
    core.set_default_client_config(TIMEOUTS)
    return boto3.Session(botocore_session=core, region_name=region)


def account_id(session: boto3.Session) -> str:
    """Returns the account id of the session's credentials.

    Raises:
        BotoCoreError: there are no credentials, or AWS can't be reached.
        ClientError: the credentials are invalid or expired.
    """
    identity: dict[str, str] = session.client("sts").get_caller_identity()
    return identity["Account"]
