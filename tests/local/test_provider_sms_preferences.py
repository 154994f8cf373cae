"""The limit of what SMS may cost: made, changed, looked at, taken away. In moto, for MiniStack has none."""

from collections.abc import Iterator

import pytest
from moto import mock_aws

from local.provider.aws_clients import Aws
from local.provider.fit import UnmappedProperty
from local.provider.resource_type import Change, Recorded
from local.provider.table import RESOURCE_TYPES

KIND = RESOURCE_TYPES["aws:sns/smsPreferences:SmsPreferences"]


@pytest.fixture
def aws() -> Iterator[Aws]:
    with mock_aws():
        yield Aws("https://sns.eu-west-1.amazonaws.com", "eu-west-1")


def limit(aws: Aws) -> str | None:
    attributes: dict[str, str] = aws.client("sns").get_sms_attributes()["attributes"]
    return attributes.get("MonthlySpendLimit") or None


def test_it_is_set_and_changed_and_nothing_else_is(aws: Aws) -> None:
    aws.client("sns").set_sms_attributes(attributes={"DefaultSMSType": "Transactional"})
    created = KIND.create(aws, {"monthlySpendLimit": 30})
    assert limit(aws) == "30"
    recorded = Recorded(created.id, {"monthlySpendLimit": 30})
    assert KIND.update is not None
    KIND.update(aws, Change(recorded, {"monthlySpendLimit": 40}, frozenset({"monthlySpendLimit"})))
    assert limit(aws) == "40"
    assert KIND.read(aws, recorded) == {"monthlySpendLimit": 40}
    KIND.delete(aws, recorded)
    assert limit(aws) is None
    assert KIND.read(aws, recorded) == {"monthlySpendLimit": 1}
    others = aws.client("sns").get_sms_attributes(attributes=["DefaultSMSType"])["attributes"]
    assert others == {"DefaultSMSType": "Transactional"}


def test_what_it_does_not_know_is_refused(aws: Aws) -> None:
    with pytest.raises(UnmappedProperty, match="usageReportS3Bucket"):
        KIND.create(aws, {"monthlySpendLimit": 30, "usageReportS3Bucket": "reports"})
