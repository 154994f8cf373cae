"""Tests that Lambda's concurrency allows the API's burst."""

from collections.abc import Callable

import pytest

from tests.parts.docs.aws_cli import check
from tests.parts.doctor.aws_account import AwsAccount
from tools.doctor.finding import Finding, Mark
from tools.doctor.lambda_concurrency import inspect


@pytest.mark.parametrize(
    ("free", "burst", "mark"),
    [(40, 40, Mark.FINE), (39, 40, Mark.WRONG)],
)
def test_the_concurrency_must_allow_the_apis_burst(
    aws: AwsAccount, finding: Callable[..., Finding], free: int, burst: int, mark: Mark
) -> None:
    aws.concurrency(free=free, whole=1000)
    found = finding(inspect, throttleBurst=burst)
    assert found.mark is mark
    if mark is Mark.WRONG:
        step = found.next_step or ""
        check(step)
        assert "--region ap-southeast-2 --service-code lambda" in step
