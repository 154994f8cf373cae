"""Tests the budget, and the cost of one owner's day within the limits of the config."""

from collections.abc import Callable

import pytest

from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.costs import budget, owner_day
from tools.doctor.finding import Finding, Mark


@pytest.mark.parametrize(("spent", "mark"), [("20.0", Mark.FINE), ("20.01", Mark.WRONG)])
def test_the_cost_of_the_month_is_shown(
    aws: AwsAccount, finding: Callable[..., Finding], spent: str, mark: Mark
) -> None:
    aws.spent(spent)
    found = finding(budget.inspect)
    assert found.mark is mark
    assert f"{float(spent):.2f} of 20 USD" in found.detail


def test_a_missing_budget_is_reported(aws: AwsAccount, finding: Callable[..., Finding]) -> None:
    aws.fails("budgets", "DescribeBudget", "NotFoundException")
    found = finding(budget.inspect)
    assert (found.mark, found.next_step) == (Mark.WRONG, "pulumi up --stack dev")


def test_a_stack_without_a_budget_makes_no_call(aws: AwsAccount, finding: Callable[..., Finding]) -> None:
    aws.fails("budgets", "DescribeBudget")
    assert finding(budget.inspect, monthlyBudget=0).mark is Mark.FINE


def test_the_cost_of_an_owners_day_follows_from_the_limits(finding: Callable[..., Finding]) -> None:
    for key in ("remindersPerDay", "occurrencesPerDay", "changesPerDay", "smsPartsPerDay", "throttleRate"):
        details = {finding(owner_day.inspect, **{key: limit}).detail for limit in (100, 200)}
        assert len(details) == 2, key


def test_the_cost_of_a_day_without_sms_contains_only_email(finding: Callable[..., Finding]) -> None:
    assert "100 parts of SMS 1.00 to 10.00" in finding(owner_day.inspect).detail
    assert "SMS" not in finding(owner_day.inspect, smsCountries=[]).detail
