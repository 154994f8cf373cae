"""Removes something from a count on a best-effort basis."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError

from workflow.storage.errors import StoreUnavailable, error_name

log = logging.getLogger(__name__)


@contextmanager
def best_effort_release() -> Iterator[None]:
    """Runs a block that releases a count; if AWS fails, logs that and leaves the count as it is."""
    try:
        yield
    except (StoreUnavailable, ClientError, BotoCoreError) as error:
        log.warning("count not given back", extra={"error": error_name(error)})
