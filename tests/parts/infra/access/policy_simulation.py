"""Evaluates policies like IAM, with conditions, by the emulator's policy evaluator.

Its `SimulatePrincipalPolicy` accepts no context, and moto has no such call.
"""

import json
import subprocess
from collections.abc import Mapping, Sequence

from lambda_build.targets import EMULATOR_PYTHON
from tests.parts.infra.recording import Graph
from tests.requirements import require_emulator

Request = tuple[str, str, str, Mapping[str, str | list[str]]]
"""A role, an action, the ARN of its resource, and the condition keys of the call."""

PROGRAM = """
import json, sys
from ministack.core.iam_evaluator import EvalContext, evaluate, parse_policy_document
policies, requests = json.load(sys.stdin)
for role, action, resource, keys in requests:
    context = EvalContext(
        principal_arn="arn:aws:sts::000000000000:assumed-role/role/session", principal_type="AssumedRole",
        principal_account="000000000000", region="ap-southeast-2", action=action, resource_arn=resource,
        service_context={key.lower(): value for key, value in keys.items()},
    )
    print(evaluate(context, [parse_policy_document(policies[role])]).decision)
"""


def decisions(graph: Graph, requests: Sequence[Request]) -> list[str]:
    """Returns the decision of the role's policy for each: `Allow`, `Deny` or `ImplicitDeny`."""
    require_emulator()  # the emulator has the policy evaluator
    policies = {
        resource.inputs["role"].removeprefix("task-reminder-local-"): resource.inputs["policy"]
        for resource in graph.of_type("aws:iam/rolePolicy:RolePolicy")
    }
    ran = subprocess.run(
        [EMULATOR_PYTHON, "-c", PROGRAM],
        input=json.dumps([policies, requests]),
        text=True,
        capture_output=True,
        check=True,
    )
    return ran.stdout.split()
