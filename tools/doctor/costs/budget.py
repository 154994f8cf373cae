"""Reports the account's monthly budget, and how much of it is spent."""

from collections.abc import Iterable
from typing import Any

from botocore.exceptions import ClientError

from tools.doctor.account import Account
from tools.doctor.check import check
from tools.doctor.finding import Finding, fine, wrong


# https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbudgetservice.html
@check("budget", "budgets:ViewBudget")
def inspect(account: Account) -> Iterable[Finding]:
    """Returns one finding about this calendar month (UTC), as last computed by AWS, some hours ago."""
    planned = account.settings.monthly_budget
    if planned == 0:
        yield fine("none: monthlyBudget is not set")
        return
    client: Any = account.session.client("budgets")
    name = account.names.of("budget")
    try:
        response = client.describe_budget(AccountId=account.names.account_id, BudgetName=name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NotFoundException":
            raise
        yield wrong(f"{name} is missing", f"pulumi up --stack {account.names.stack}")
        return
    spent = response["Budget"].get("CalculatedSpend", {}).get("ActualSpend", {}).get("Amount", "0")
    detail = f"{float(spent):.2f} of {planned} USD spent this month, by the whole account"
    if float(spent) > planned:
        yield wrong(detail, "check the costs in Cost Explorer; docs/costs.md says what one owner can cost")
    else:
        yield fine(detail)
