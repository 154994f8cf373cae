"""The two users of the system on this machine: whoever tries it, and somebody else to keep apart."""

from dataclasses import dataclass

from tools.local_provider.aws_clients import Aws

SERVICE = "cognito-idp"


@dataclass(frozen=True, slots=True)
class DemoUser:
    """An address and its password: no secret, since all of it is on this machine and thrown away."""

    username: str
    password: str


DEMO = DemoUser("demo@example.org", "remind-me-please")
OTHER = DemoUser("other@example.org", "remind-them-too")


def invite(aws: Aws, user_pool_id: str, user: DemoUser) -> None:
    """Makes a user as if invited and signed in once. Raises botocore's errors."""
    who = {"userPoolId": user_pool_id, "username": user.username}
    attributes = {"email": user.username, "email_verified": "true"}
    invited = {
        "messageAction": "SUPPRESS",
        "userAttributes": [{"name": name, "value": value} for name, value in attributes.items()],
    }
    aws.call(SERVICE, "AdminCreateUser", {**who, **invited})
    aws.call(SERVICE, "AdminSetUserPassword", {**who, "password": user.password, "permanent": True})
