"""Lists everything in the emulator: names or ids of each list of every service that the program uses."""

import jmespath  # type: ignore[import-untyped]  # it has no types
from botocore import xform_name

from tests.emulator import Emulator

LISTS: dict[tuple[str, str], str] = {
    ("apigatewayv2", "GetApis"): "Items[].Name",
    ("cloudfront", "ListDistributions"): "DistributionList.Items[].Comment",
    ("cloudfront", "ListFunctions"): "FunctionList.Items[].Name",
    ("cloudfront", "ListOriginAccessControls"): "OriginAccessControlList.Items[].Name",
    ("cloudfront", "ListResponseHeadersPolicies"): (
        "ResponseHeadersPolicyList.Items[?Type=='custom'].ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Name"
    ),
    ("cloudwatch", "DescribeAlarms"): "MetricAlarms[].AlarmName",
    ("cloudwatch", "ListDashboards"): "DashboardEntries[].DashboardName",
    ("cognito-idp", "ListUserPools"): "UserPools[].Name",
    ("dynamodb", "ListTables"): "TableNames[]",
    ("iam", "ListRoles"): "Roles[].RoleName",
    ("lambda", "ListEventSourceMappings"): "EventSourceMappings[].EventSourceArn",
    ("lambda", "ListFunctions"): "Functions[].FunctionName",
    ("logs", "DescribeLogGroups"): "logGroups[].logGroupName",
    ("logs", "DescribeMetricFilters"): "metricFilters[].filterName",
    ("s3", "ListBuckets"): "Buckets[].Name",
    ("scheduler", "ListScheduleGroups"): "ScheduleGroups[?Name!='default'].Name",
    ("scheduler", "ListSchedules"): "Schedules[].Name",
    ("sesv2", "ListConfigurationSets"): "ConfigurationSets[]",
    ("sesv2", "ListEmailIdentities"): "EmailIdentities[].IdentityName",
    ("sns", "ListSubscriptions"): "Subscriptions[].SubscriptionArn",
    ("sns", "ListTopics"): "Topics[].TopicArn",
    ("sqs", "ListQueues"): "QueueUrls[]",
    ("stepfunctions", "ListStateMachines"): "stateMachines[].name",
}
"""The path of each list in the response of its call, without AWS's own items."""

REQUIRED_PARAMETERS = {("cognito-idp", "ListUserPools"): {"MaxResults": 60}}
"""The required parameters of a call."""


def inventory(emulator: Emulator) -> dict[str, list[str]]:
    """Returns every list, by service and call, sorted."""
    return {f"{service} {call}": _listed(emulator, service, call) for service, call in LISTS}


def everything(emulator: Emulator, containing: str = "") -> set[str]:
    """Returns all names in all lists that contain `containing`."""
    return {
        f"{where}: {name}"
        for where, names in inventory(emulator).items()
        for name in names
        if containing in name
    }


def _listed(emulator: Emulator, service: str, call: str) -> list[str]:
    client = emulator.client(service)
    operation, path = xform_name(call), LISTS[service, call]
    if client.can_paginate(operation):
        pages = client.get_paginator(operation).paginate(**REQUIRED_PARAMETERS.get((service, call), {}))
    else:
        pages = [getattr(client, operation)()]
    return sorted(name for page in pages for name in jmespath.search(path, page) or [])
