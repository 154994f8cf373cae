"""Reports and lifts the suppressions of an address, in a stack and in its account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from workflow.storage.recipients.marks import SITE, Mark, Marks
from workflow.storage.recipients.stack_key import StackKeys

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_sesv2 import SESV2Client


class Recipients:
    """The suppressions in one stack's table, and SES's suppression list of the whole account."""

    def __init__(self, dynamodb: DynamoDBClient, ses: SESV2Client, table: str) -> None:
        self._marks = Marks(dynamodb, table, StackKeys(dynamodb, table))
        self._ses = ses

    def show(self, address: str) -> Sequence[str]:
        """Returns a line for each suppression. Raises ClientError, BotoCoreError or StoreUnavailable."""
        return list(self._lines(address)) or ["Not suppressed: this address gets email."]

    def lift(self, address: str) -> Sequence[str]:
        """Removes all suppressions; returns a line for each. Raises like `show`."""
        lines = list(self._lines(address))
        for mark in self._marks.all_of(address):
            self._marks.lift(address, mark.scope, [mark.reason])
        if self._suppressed(address):
            self._ses.delete_suppressed_destination(EmailAddress=address)
        return [f"lifted: {line}" for line in lines] or ["Not suppressed: nothing to lift."]

    def _lines(self, address: str) -> Iterator[str]:
        for mark in self._marks.all_of(address):
            yield _in_words(mark)
        if reason := self._suppressed(address):
            yield f"in the SES suppression list of the whole account: {reason.lower()}"

    def _suppressed(self, address: str) -> str | None:
        """https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetSuppressedDestination.html"""
        try:
            found = self._ses.get_suppressed_destination(EmailAddress=address)
        except ClientError as error:
            if error.response["Error"]["Code"] == "NotFoundException":
                return None
            raise
        return found["SuppressedDestination"]["Reason"]


def _in_words(mark: Mark) -> str:
    whose = "everybody's reminders" if mark.scope == SITE else f"reminders of {mark.scope}"
    until = "until it is lifted" if mark.until is None else f"until {mark.until:%Y-%m-%d %H:%M} UTC"
    return f"{mark.reason}: {whose}, {until}"
