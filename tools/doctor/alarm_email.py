"""Whether the address for alarms has confirmed its subscription: before that it gets none."""

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
    if wanted is None:
        yield fine("no emails: alarmEmail is empty")
    elif _confirmed(account, wanted):
        yield fine("sent to alarmEmail")
    else:
        yield wrong(
            "alarmEmail has not confirmed its subscription: it gets no alarms",
            "open the link that AWS has sent to it",
        )


def _confirmed(account: Account, address: str) -> bool:
    topic = f"arn:aws:sns:{account.region}:{account.names.account_id}:{account.names.of('alarms')}"
    subscriptions = account.session.client("sns").get_paginator("list_subscriptions_by_topic")
    return any(
        each.get("Endpoint") == address and each.get("SubscriptionArn", PENDING) != PENDING
        for page in subscriptions.paginate(TopicArn=topic)
        for each in page["Subscriptions"]
    )
