"""What people and programs ask of a stack that is up: its outputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pulumi

if TYPE_CHECKING:
    from api.infra import ReminderApi
    from frontend.infra import Site
    from infra.http_api import HttpApi
    from infra.lambda_function import LambdaFunction
    from infra.monitoring import Monitoring
    from workflow.infra import ReminderStateMachine, ReminderTable


def addresses(site_url: pulumi.Output[str], gateway: HttpApi, site: Site) -> dict[str, pulumi.Input[object]]:
    """Where page, API and docs are, for people, and what is behind that."""
    return {
        "siteUrl": site_url,
        "apiUrl": pulumi.Output.format("{0}/v1", site_url),
        "docsUrl": pulumi.Output.format("{0}/docs", site_url),
        "apiEndpoint": gateway.endpoint,
        "distributionDomain": site.domain_name,
        "bucketName": site.bucket_name,
    }


def names(
    table: ReminderTable,
    state_machine: ReminderStateMachine,
    functions: Mapping[str, LambdaFunction],
    api: ReminderApi,
    monitoring: Monitoring,
) -> dict[str, pulumi.Input[object]]:
    """What an operator looks into: the names of what keeps, delivers and watches, and of its logs."""
    log_groups = [function.log_group_name for function in functions.values()]
    return {
        "tableName": table.name,
        "stateMachineArn": state_machine.arn,
        **{f"{role}FunctionName": function.name for role, function in functions.items()},
        "alarmTopicArn": monitoring.topic_arn,
        "dashboardUrl": monitoring.dashboard_url,
        "logGroupNames": [*log_groups, state_machine.log_group_name, api.access_log_group_name],
    }
