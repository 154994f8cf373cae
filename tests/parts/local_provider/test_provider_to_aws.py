"""Tests how a resource's properties become the input of an AWS call."""

import botocore.session
import pytest
from botocore.model import OperationModel, StructureShape
from hypothesis import given
from hypothesis import strategies as st

from tools.local_provider.to_aws import UnmappedProperty, to_aws


def operation(service: str, name: str) -> OperationModel:
    return botocore.session.get_session().get_service_model(service).operation_model(name)


CREATE_FUNCTION = operation("lambda", "CreateFunction")
CREATE_ROLE = operation("iam", "CreateRole")
CREATE_DISTRIBUTION = operation("cloudfront", "CreateDistribution")
assert isinstance(CREATE_FUNCTION.input_shape, StructureShape)
FUNCTION_MEMBERS = list(CREATE_FUNCTION.input_shape.members)


def test_names_are_compared_without_case_at_every_depth() -> None:
    inputs = {"kmsKeyArn": "k", "environment": {"variables": {"tableName": "t"}}}
    assert to_aws(CREATE_FUNCTION, inputs, {}) == {
        "KMSKeyArn": "k",
        "Environment": {"Variables": {"tableName": "t"}},  # a map's keys are defined by the program
    }


@given(st.dictionaries(st.sampled_from(FUNCTION_MEMBERS), st.text() | st.integers() | st.booleans()))
def test_every_property_and_value_is_passed(members: dict[str, object]) -> None:
    inputs = {name[0].lower() + name[1:]: value for name, value in members.items()}
    assert to_aws(CREATE_FUNCTION, inputs, {}) == members


def test_a_nested_property_that_does_not_exist_is_named_by_its_path() -> None:
    config = {"origins": [{"id": "a"}, {"id": "b", "colour": "red"}]}
    with pytest.raises(
        UnmappedProperty, match=r"'distributionConfig\.origins\.colour' does not exist in Origin"
    ):
        to_aws(CREATE_DISTRIBUTION, {"distributionConfig": config}, {})


def test_a_rename_applies_to_its_path_only() -> None:
    renames = {"distributionConfig.origins.originId": "Id"}
    config = {"origins": [{"originId": "a"}]}
    converted = to_aws(CREATE_DISTRIBUTION, {"distributionConfig": config}, renames)
    assert converted["DistributionConfig"]["Origins"]["Items"] == [{"Id": "a"}]
    with pytest.raises(UnmappedProperty, match="'originId'"):
        to_aws(CREATE_DISTRIBUTION, {"originId": "a"}, renames)


def test_cloudfronts_error_caching_is_passed() -> None:
    config = {"customErrorResponses": [{"errorCode": 503, "errorCachingMinTtl": 0}]}
    assert to_aws(CREATE_DISTRIBUTION, {"distributionConfig": config}, {})["DistributionConfig"] == {
        "CustomErrorResponses": {"Quantity": 1, "Items": [{"ErrorCode": 503, "ErrorCachingMinTTL": 0}]}
    }


def test_cloudfronts_lists_are_counted_and_its_tags_in_a_list() -> None:
    config = {"aliases": ["a", "b"], "restrictions": {"geoRestriction": {"restrictionType": "none"}}}
    assert to_aws(CREATE_DISTRIBUTION, {"distributionConfig": config}, {})["DistributionConfig"] == {
        "Aliases": {"Quantity": 2, "Items": ["a", "b"]},
        "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
    }
    assert to_aws(operation("cloudfront", "TagResource"), {"tags": {"a": "b"}}, {}) == {
        "Tags": {"Items": [{"Key": "a", "Value": "b"}]}
    }


def test_tags_become_pairs_in_the_services_own_case() -> None:
    tags = {"project": "p", "stack": "s"}
    pairs = [{"Key": "project", "Value": "p"}, {"Key": "stack", "Value": "s"}]
    assert to_aws(CREATE_ROLE, {"tags": tags}, {}) == {"Tags": pairs}
    state_machine = to_aws(operation("stepfunctions", "CreateStateMachine"), {"tags": {"a": "b"}}, {})
    assert state_machine == {"tags": [{"key": "a", "value": "b"}]}
