"""Checks that alarms reach somebody: a confirmed subscription, and alarms that publish to the topic."""

from collections.abc import Iterable

from botocore.exceptions import ClientError

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong


@check("alarms", "sns:ListSubscriptionsByTopic", "cloudwatch:DescribeAlarms")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about the stack's topic and its alarms."""
    wanted, stack = account.settings.alarm_email, account.names.stack
    confirmed = _confirmed(account)
    if confirmed and wanted in confirmed:
        yield _fine_if_published(account, "sent to alarmEmail")
    elif wanted is not None and confirmed is None:
        yield wrong("alarms reach nobody: there is no topic", f"pulumi up --stack {stack} creates it")
    elif wanted is not None:
        yield wrong(
            "alarmEmail has not confirmed its subscription: it gets no alarms",
            "open the link that AWS has sent to it",
        )
    elif confirmed:
        yield _fine_if_published(account, "alarmEmail is empty; the topic has another subscription")
    else:
        yield wrong(
            "alarms reach nobody: alarmEmail is empty, and the topic has no other subscription",
            f"pulumi config set alarmEmail you@example.org --stack {stack}, then pulumi up",
        )


def _fine_if_published(account: Account, detail: str) -> Finding:
    """Returns fine with this `detail`, unless alarms of the stack don't publish to its topic."""
    unpublished = _unpublished(account)
    if unpublished is None:
        return fine(detail)
    return wrong(f"alarms reach nobody: {unpublished}", f"pulumi up --refresh --stack {account.names.stack}")


def _confirmed(account: Account) -> set[str] | None:
    """Returns the confirmed endpoints of the stack's topic; None if there is no topic.

    An unconfirmed subscription has no ARN: https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html
    """
    client = account.session.client("sns")
    try:
        return {
            each.get("Endpoint", "")
            for page in client.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=_topic(account))
            for each in page["Subscriptions"]
            if each.get("SubscriptionArn", "").startswith("arn:")
        }
    except ClientError as error:
        if error.response["Error"]["Code"] in ("NotFound", "NotFoundException"):
            return None
        raise


def _unpublished(account: Account) -> str | None:
    """Returns which alarms of the stack publish nothing, or that there are none; None if all publish.

    Alarms of another stack whose name begins with this one's have their own topic.
    """
    pages = account.session.client("cloudwatch").get_paginator("describe_alarms")
    found = [
        each
        for page in pages.paginate(AlarmNamePrefix=account.names.of(""))
        for each in page["MetricAlarms"]
        if each["AlarmActions"] in ([], [_topic(account)])
    ]
    unpublished = [
        each["AlarmName"] for each in found if not (each["ActionsEnabled"] and each["AlarmActions"])
    ]
    if unpublished:
        return f"the actions of {', '.join(unpublished)} are switched off or gone"
    return None if found else "there is no alarm that publishes to the topic"


def _topic(account: Account) -> str:
    return f"arn:aws:sns:{account.region}:{account.names.account_id}:{account.names.of('alarms')}"
