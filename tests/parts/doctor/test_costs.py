"""The budget, and what one owner's day can cost by the limits of the config."""

from collections.abc import Callable

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.costs import budget, owner_day
from tools.doctor.finding import Finding, Mark


@pytest.mark.parametrize(("spent", "mark"), [("0", Mark.FINE), ("20.0", Mark.FINE), ("20.01", Mark.WRONG)])
def test_what_the_month_has_cost(
    aws: AwsAccount, finding: Callable[..., Finding], spent: str, mark: Mark
) -> None:
    aws.spent(spent)
    found = finding(budget.inspect)
    assert found.mark is mark
    assert f"{float(spent):.2f} of 20 USD" in found.detail


def test_a_budget_that_is_not_there(aws: AwsAccount, finding: Callable[..., Finding]) -> None:
    aws.fails("budgets", "DescribeBudget", "NotFoundException")
    found = finding(budget.inspect)
    assert (found.mark, found.next_step) == (Mark.WRONG, "pulumi up --stack dev")


def test_without_a_budget_nothing_is_asked(aws: AwsAccount, finding: Callable[..., Finding]) -> None:
    aws.fails("budgets", "DescribeBudget")
    assert finding(budget.inspect, monthlyBudget=0).mark is Mark.FINE


@pytest.mark.parametrize(
    "key", ["remindersPerDay", "occurrencesPerDay", "changesPerDay", "smsPartsPerDay", "throttleRate"]
)
def test_an_owners_day_costs_what_the_limits_let_it(finding: Callable[..., Finding], key: str) -> None:
    details = {finding(owner_day.inspect, **{key: limit}).detail for limit in (100, 200)}
    assert len(details) == 2, key


def test_a_day_of_email_alone_has_no_sms(finding: Callable[..., Finding]) -> None:
    assert "100 parts of SMS 1.00 to 10.00" in finding(owner_day.inspect).detail
    assert "SMS" not in finding(owner_day.inspect, smsCountries=[]).detail
