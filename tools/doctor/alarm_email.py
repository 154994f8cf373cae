"""Whether anybody is told of an alarm: an address gets none before it has confirmed its subscription."""

from collections.abc import Iterable

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong

PENDING = "PendingConfirmation"
"""https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html"""


@check("alarms", "sns:ListSubscriptionsByTopic")
def inspect(account: Account) -> Iterable[Finding]:
    """One finding about the stack's topic."""
    wanted = account.settings.alarm_email
    confirmed = _confirmed(account)
    if wanted in confirmed:
        yield fine("sent to alarmEmail")
    elif wanted is not None:
        yield wrong(
            "alarmEmail has not confirmed its subscription: it gets no alarms",
            "open the link that AWS has sent to it",
        )
    elif confirmed:
        yield fine("alarmEmail is empty; the topic has another subscription")
    else:
        stack = account.names.stack
        yield wrong(
            "nobody is told of an outage: alarmEmail is empty, and the topic has no other subscription",
            f"pulumi config set alarmEmail you@example.org --stack {stack}, then pulumi up",
        )


def _confirmed(account: Account) -> set[str]:
    """The endpoints that get what is published to the stack's topic."""
    client = account.session.client("sns")
    topic = f"arn:aws:sns:{account.region}:{account.names.account_id}:{account.names.of('alarms')}"
    return {
        each.get("Endpoint", "")
        for page in client.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic)
        for each in page["Subscriptions"]
        if each.get("SubscriptionArn", PENDING) != PENDING
    }
