"""An AWS budget for the account, which emails when a month costs more than planned."""

import pulumi
import pulumi_aws as aws

from infra.common.naming import Names

NOTIFICATIONS = (("ACTUAL", 80), ("ACTUAL", 100), ("FORECASTED", 100))
"""What is compared with the budget, and from which percentage on. AWS allows five, with 10 subscribers each.

https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Notification.html
"""


class MonthlyBudget(pulumi.ComponentResource):
    """The account's budget for a calendar month (UTC), in USD. Exceeding it stops nothing.

    It covers the whole account: a budget by tags stays empty until the tags are activated for billing.
    https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
    AWS updates it a few times a day: https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
    """

    def __init__(self, name: str, *, names: Names, usd: int, subscriber: str) -> None:
        super().__init__("task-reminder:infra:MonthlyBudget", name)
        aws.budgets.Budget(
            name,
            name=names.of(name),
            account_id=names.account_id,
            budget_type="COST",
            time_unit="MONTHLY",
            limit_amount=str(usd),
            limit_unit="USD",
            notifications=[
                {
                    "notification_type": kind,
                    "comparison_operator": "GREATER_THAN",
                    "threshold": percent,
                    "threshold_type": "PERCENTAGE",
                    "subscriber_email_addresses": [subscriber],
                }
                for kind, percent in NOTIFICATIONS
            ],
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.register_outputs({})
