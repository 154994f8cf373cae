"""Whether anybody is told of an alarm: an address gets none before it has confirmed its subscription."""

from collections.abc import Iterable

from botocore.exceptions import ClientError

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong


@check("alarms", "sns:ListSubscriptionsByTopic")
def inspect(account: Account) -> Iterable[Finding]:
    """One finding about the stack's topic."""
    wanted, stack = account.settings.alarm_email, account.names.stack
    confirmed = _confirmed(account)
    if confirmed and wanted in confirmed:
        yield fine("sent to alarmEmail")
    elif wanted is not None and confirmed is None:
        yield wrong("nobody is told of an outage: there is no topic", f"pulumi up --stack {stack} makes it")
    elif wanted is not None:
        yield wrong(
            "alarmEmail has not confirmed its subscription: it gets no alarms",
            "open the link that AWS has sent to it",
        )
    elif confirmed:
        yield fine("alarmEmail is empty; the topic has another subscription")
    else:
        yield wrong(
            "nobody is told of an outage: alarmEmail is empty, and the topic has no other subscription",
            f"pulumi config set alarmEmail you@example.org --stack {stack}, then pulumi up",
        )


def _confirmed(account: Account) -> set[str] | None:
    """The endpoints that get what is published to the stack's topic; None where there is no topic.

    One that was not confirmed has no ARN: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html
    """
    client = account.session.client("sns")
    topic = f"arn:aws:sns:{account.region}:{account.names.account_id}:{account.names.of('alarms')}"
    try:
        return {
            each.get("Endpoint", "")
            for page in client.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
            for each in page["Subscriptions"]
            if each.get("SubscriptionArn", "").startswith("arn:")
        }
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NotFound", "NotFoundException"):
            return None
        raise
