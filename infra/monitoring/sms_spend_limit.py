"""SNS's monthly spend limit for SMS: the one account-wide setting that a stack may change."""

import pulumi
import pulumi_aws as aws


class SmsSpendLimit(pulumi.ComponentResource):
    """The most that all SMS of the account in this region may cost in a month, in USD.

    AWS refuses a limit above the account's quota. The limit outlives the stack: to delete it, the provider
    would reset all of the account's SMS settings in SNS.
    https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html
    """

    def __init__(self, name: str, *, usd: int) -> None:
        super().__init__("task-reminder:infra:SmsSpendLimit", name)
        aws.sns.SmsPreferences(
            name,
            monthly_spend_limit=usd,
            opts=pulumi.ResourceOptions(parent=self, retain_on_delete=True),
        )
        self.register_outputs({})
