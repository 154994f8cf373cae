"""Which account a stack is made in: one of AWS's, or the emulator's on a developer's machine."""

from typing import Literal

import pulumi

from infra.config import Settings

EMULATOR = "000000000000"
"""The emulator's account id, which no AWS account can have."""


def build_target(account_id: str) -> Literal["aws", "local"]:
    """Which build of the Lambda packages runs in an account."""
    return "local" if account_id == EMULATOR else "aws"


def require_sign_in(settings: Settings, account_id: str) -> None:
    """Checks that nobody can send at an account's cost without signing in.

    Raises:
        RunError: everything would belong to one owner who needs no sign-in, in an account of AWS's.
    """
    if settings.local_owner is not None and account_id != EMULATOR:
        raise pulumi.RunError(
            f"sign-in is off: task-reminder:localOwner is for the emulator's account {EMULATOR}, and this is"
            f" account {account_id}, at whose cost anyone could then send SMS"
        )
