"""What the stack exports."""

from collections.abc import Mapping

import pulumi

from infra.api_function import ReminderApi
from infra.common.lambda_function import LambdaFunction
from infra.http_api import HttpApi
from infra.monitoring.monitoring import Monitoring
from infra.sign_in.sign_in import SignIn
from infra.site.site import Site
from infra.state_machine import ReminderStateMachine
from infra.table import ReminderTable


def export(
    *,
    site: Site,
    site_url: pulumi.Output[str],
    gateway: HttpApi,
    sign_in: SignIn,
    api: ReminderApi,
    functions: Mapping[str, LambdaFunction],
    table: ReminderTable,
    state_machine: ReminderStateMachine,
    monitoring: Monitoring,
) -> None:
    """Exports where page, API and docs are, what an operator looks into, and how programs sign in.

    `functions` are by their roles in names.
    """
    log_groups = [function.log_group_name for function in functions.values()]
    outputs = {
        # Where page, API and docs are, for people, and what is behind that.
        "siteUrl": site_url,
        "apiUrl": pulumi.Output.format("{0}/v1", site_url),
        "docsUrl": pulumi.Output.format("{0}/docs", site_url),
        "apiEndpoint": gateway.endpoint,
        "distributionDomain": site.domain_name,
        "bucketName": site.bucket.name,
        # What an operator looks into.
        "tableName": table.name,
        "stateMachineArn": state_machine.arn,
        **{f"{role}FunctionName": function.name for role, function in functions.items()},
        "alarmTopicArn": monitoring.topic_arn,
        "dashboardUrl": monitoring.dashboard_url,
        "logGroupNames": [*log_groups, state_machine.log_group_name, api.access_log_group_name],
        **sign_in.outputs(),
    }
    for key, value in outputs.items():
        pulumi.export(key, value)
