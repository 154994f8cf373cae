"""SNS's monthly limit of what SMS may cost: the one setting of the account that a stack may change."""

import pulumi
import pulumi_aws as aws


class SmsSpendLimit(pulumi.ComponentResource):
    """What SMS from the whole account in this region may cost in a month, in USD.

    AWS refuses more than the account's quota for it. The limit outlives the stack: the provider's way to
    take it away is to reset whatever the account has set in SNS for SMS.
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
