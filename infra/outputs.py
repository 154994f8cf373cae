"""The stack's outputs, except those for signing in."""

from collections.abc import Mapping
from typing import Any

import pulumi

from infra.api_function import ReminderApi
from infra.common.lambda_function import LambdaFunction
from infra.http_api import HttpApi
from infra.monitoring.monitoring import Monitoring
from infra.site.site import Site
from infra.state_machine import ReminderStateMachine
from infra.table import ReminderTable


def outputs(
    *,
    site: Site,
    site_url: pulumi.Output[str],
    gateway: HttpApi,
    api: ReminderApi,
    functions: Mapping[str, LambdaFunction],
    table: ReminderTable,
    state_machine: ReminderStateMachine,
    monitoring: Monitoring,
) -> dict[str, Any]:
    """Returns the addresses of page, API and docs, and names that operators need; `functions` are by role."""
    log_groups = [function.log_group_name for function in functions.values()]
    return {
        # The public addresses of page, API and docs, then the address behind them.
        "siteUrl": site_url,
        "apiUrl": pulumi.Output.format("{0}/v1", site_url),
        "docsUrl": pulumi.Output.format("{0}/docs", site_url),
        "apiEndpoint": gateway.endpoint,
        "distributionDomain": site.domain_name,
        "bucketName": site.bucket.name,
        # What an operator inspects.
        "tableName": table.name,
        "stateMachineArn": state_machine.arn,
        **{f"{role}FunctionName": function.name for role, function in functions.items()},
        "alarmTopicArn": monitoring.topic_arn,
        "dashboardUrl": monitoring.dashboard_url,
        "logGroupNames": [*log_groups, state_machine.log_group_name, api.access_log_group_name],
    }
