"""Refuses to deploy an API that anyone could use: without sign-in the stack is for a developer's machine."""

import pulumi

from infra.config import Settings

EMULATOR_ACCOUNT = "000000000000"
"""The emulator's account id, which no AWS account can have."""


def require(settings: Settings, account_id: str) -> None:
    """Checks that nobody can send at this account's cost without signing in.

    Raises:
        RunError: there is no owner for the local stack, or the account is a real one.
    """
    if settings.local_owner is None:
        raise pulumi.RunError(
            "sign-in is not configured: without it anyone could send SMS at your cost, so this stack can only"
            " run on a developer's machine (make local)"
        )
    if account_id != EMULATOR_ACCOUNT:
        raise pulumi.RunError(
            "sign-in is not configured: task-reminder:localOwner is for the emulator's account"
            f" {EMULATOR_ACCOUNT}, and this is account {account_id}"
        )
