"""Creates the two users of the local system: one to try it, and another one with separate reminders."""

from dataclasses import dataclass

from tools.local_provider.aws_clients import Aws

SERVICE = "cognito-idp"


@dataclass(frozen=True, slots=True)
class DemoUser:
    """An address and its password, which is no secret, since the system is local and temporary."""

    username: str
    password: str


DEMO = DemoUser("demo@example.org", "remind-me-please")
OTHER = DemoUser("other@example.org", "remind-them-too")


def invite(aws: Aws, user_pool_id: str, user: DemoUser) -> None:
    """Creates a user and sets the password. Raises botocore's errors."""
    identity = {"userPoolId": user_pool_id, "username": user.username}
    attributes = {"email": user.username, "email_verified": "true"}
    invited = {
        "messageAction": "SUPPRESS",
        "userAttributes": [{"name": name, "value": value} for name, value in attributes.items()],
    }
    aws.call(SERVICE, "AdminCreateUser", {**identity, **invited})
    aws.call(SERVICE, "AdminSetUserPassword", {**identity, "password": user.password, "permanent": True})
