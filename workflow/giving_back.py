"""Gives back what was counted: what it was counted for is over, whether or not that succeeds."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.errors import StoreUnavailable

log = logging.getLogger(__name__)


@contextmanager
def giving_back() -> Iterator[None]:
    """A count is given back in it; where AWS fails, it stays counted, and that is logged."""
    try:
        yield
    except (StoreUnavailable, ClientError, BotoCoreError) as error:
        log.warning("count not given back", extra={"error": type(error).__name__})
