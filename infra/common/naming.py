"""The resources' names, {project}-{stack}-{role}, so that stacks can share an account."""

import re
from dataclasses import dataclass

import pulumi

MAX_STACK_LENGTH = 16
"""Keeps the longest names (bucket, sign-in pages) within 63 characters in every region.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
"""

RESERVED = ("aws", "amazon", "cognito")
"""Words that the prefix of a sign-in address must not contain.

https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The physical names of one stack's resources in one account and region.

    Raises:
        RunError: the stack's name is too long, or can't be part of a bucket's name or a sign-in address.
    """

    project: str
    stack: str
    account_id: str
    region: str

    def __post_init__(self) -> None:
        if not re.fullmatch(rf"[a-z0-9][a-z0-9-]{{0,{MAX_STACK_LENGTH - 1}}}", self.stack):
            raise pulumi.RunError(
                f"the stack's name {self.stack!r} must be 1 to {MAX_STACK_LENGTH} lower-case letters, digits"
                " and hyphens: it is part of a bucket's name"
            )
        if any(word in self.stack for word in RESERVED):
            raise pulumi.RunError(
                f"the stack's name {self.stack!r} must not contain {', '.join(RESERVED)}: it is part of the"
                " sign-in pages' address, where Cognito forbids them"
            )

    def of(self, role: str) -> str:
        """Returns the name of the resource with this role in the stack; unique within the account."""
        return f"{self.project}-{self.stack}-{role}"

    def global_name(self, role: str) -> str:
        """Returns a globally unique name, for resources whose names are shared by all accounts."""
        return f"{self.of(role)}-{self.account_id}-{self.region}"
