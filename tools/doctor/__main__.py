"""`make doctor`: checks the account, prints the results and what to do."""

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import boto3
import pulumi
from botocore.exceptions import BotoCoreError, ClientError

from infra.common.naming import Names
from tools import ROOT
from tools.doctor.account import Account, account_id, open_session
from tools.doctor.checks import examine
from tools.doctor.finding import Finding, Mark
from tools.doctor.stack_config import read_config

PROJECT = "task-reminder"
NewSession = Callable[[str, str | None], boto3.Session]
FINE, TO_DO, NOT_EXAMINED = 0, 1, 2
"""Exit codes: all checks are ✓; some are ✗ or ?; the account could not be checked."""


def main(arguments: Sequence[str], root: Path = ROOT, new_session: NewSession = open_session) -> int:
    """Checks the stack's account and prints each finding; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.doctor", description=__doc__)
    parser.add_argument("--stack", required=True, help="the stack, such as dev")
    stack = parser.parse_args(arguments).stack
    try:
        account = _open(stack, root, new_session)
    except pulumi.RunError as error:
        print(error, file=sys.stderr)
        return NOT_EXAMINED
    except (BotoCoreError, ClientError) as error:
        print(f"AWS: {error}: sign in first (aws configure, or aws sso login)", file=sys.stderr)
        return NOT_EXAMINED
    print(f"Stack {stack} in account {account.names.account_id}, {account.region}")
    return _report(examine(account))


def _open(stack: str, root: Path, new_session: NewSession) -> Account:
    settings, profile = read_config(root, stack)
    session = new_session(settings.region, profile)
    names = Names(project=PROJECT, stack=stack, account_id=account_id(session), region=settings.region)
    return Account(session=session, settings=settings, names=names, now=datetime.now(UTC))


def _report(findings: Iterable[Finding]) -> int:
    code = FINE
    for finding in findings:
        print(f"{finding.mark} {finding.subject}: {finding.detail}")
        if finding.next_step is not None:
            print(f"    → {finding.next_step}")
        if finding.mark is not Mark.FINE:
            code = TO_DO
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
