"""`make recipients ADDRESS=…`: shows why an address gets no email, and lifts it with LIFT=yes."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import boto3
import pulumi
from botocore.exceptions import BotoCoreError, ClientError

from api.requests.fields.email_address import deliverable
from infra.common.naming import Names
from tools import ROOT
from tools.doctor.account import account_id, open_session
from tools.doctor.stack_config import read_config
from tools.local.emulator import REGION
from tools.local.options import DEFAULT_STATE
from tools.local.sign_in.outputs import NotRunning, endpoint, read
from tools.local.stack import STACK
from tools.recipients.report import Recipients
from workflow.storage.errors import StoreUnavailable

PROJECT = "task-reminder"
DONE, NOT_RUNNING, FAILED = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StackLocation:
    """The location of a stack: a session for its account, the emulator's URL if local, its table."""

    session: boto3.Session
    endpoint_url: str | None
    table: str

    def client(self, service: str) -> Any:  # noqa: ANN401 - boto3 makes client classes at run time
        """Returns the client of a service."""
        return self.session.client(service, endpoint_url=self.endpoint_url)  # type: ignore[call-overload]  # any


def main(
    arguments: Sequence[str], root: Path = ROOT, open_: Callable[[str, Path], StackLocation] | None = None
) -> int:
    """Prints each suppression of the address, lifts all if requested; returns the exit code."""
    parser = argparse.ArgumentParser(prog="make recipients", description=__doc__)
    parser.add_argument("--stack", required=True, help="the stack, such as dev; or local")
    parser.add_argument("--lift", choices=("yes", ""), default="", help="lift all suppressions")
    parser.add_argument("address", type=_address, help="the email address")
    given = parser.parse_args(arguments)
    try:
        place = (open_ or _open)(given.stack, root)
        recipients = Recipients(place.client("dynamodb"), place.client("sesv2"), place.table)
        lines = recipients.lift(given.address) if given.lift else recipients.show(given.address)
        print("\n".join(lines))
    except NotRunning as error:
        print(error, file=sys.stderr)
        return NOT_RUNNING
    except (pulumi.RunError, BotoCoreError, ClientError, StoreUnavailable) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return FAILED
    return DONE


def _address(text: str) -> str:
    try:
        return deliverable(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no email address: {error}") from error


def _open(stack: str, root: Path) -> StackLocation:
    if stack == STACK:
        return _local(read(root / DEFAULT_STATE.name))
    settings, profile = read_config(root, stack)
    session = open_session(settings.region, profile)
    names = Names(project=PROJECT, stack=stack, account_id=account_id(session), region=settings.region)
    return StackLocation(session=session, endpoint_url=None, table=names.of("reminders"))


def _local(outputs: Mapping[str, Any]) -> StackLocation:
    known = endpoint(outputs)
    session = boto3.Session(known.key, "unchecked", region_name=REGION)
    return StackLocation(session=session, endpoint_url=known.url, table=outputs["tableName"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
