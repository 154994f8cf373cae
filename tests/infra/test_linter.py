"""A published linter, Checkov, finds nothing wrong with the graph but the exceptions that have a reason."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.infra.conftest import ROOT
from tests.infra.linter_exceptions import EXCEPTIONS
from tests.infra.recording import Graph
from tests.infra.terraform_plan import plan
from tests.requirements import skip_or_fail

CHECKOV = ROOT / ".linter-venv" / "bin" / "checkov"


SEEN = {
    ("CKV_AWS_28", "aws_dynamodb_table.reminders"),  # point-in-time recovery
    ("CKV_AWS_21", "aws_s3_bucket.site-bucket"),  # versions, which another resource keeps
    ("CKV2_AWS_6", "aws_s3_bucket.site-bucket"),  # closed to the public, by another resource
    ("CKV2_AWS_61", "aws_s3_bucket.site-bucket"),  # a lifecycle, of another resource
    ("CKV_AWS_34", "aws_cloudfront_distribution.site"),  # HTTPS, two blocks deep
    ("CKV2_AWS_72", "aws_cloudfront_distribution.site"),  # HTTPS to the origin
    ("CKV_AWS_355", "aws_iam_role_policy.api-policy"),  # no resource "*", in a policy's text
    ("CKV_AWS_309", "aws_apigatewayv2_route.api_POST__v1_reminders"),  # sign-in
    ("CKV_AWS_76", "aws_apigatewayv2_stage.api-stage"),  # access log
}
"""Rules that the graph keeps to, and the linter can only know by having understood what it was given."""


def test_all_that_the_linter_finds_has_its_reason(graph: Graph, tmp_path: Path) -> None:
    report = checkov(plan(graph), tmp_path)
    assert report["summary"]["parsing_errors"] == 0
    assert report["summary"]["resource_count"] == len([r for r in graph.resources if r.custom])
    passed = {(check["check_id"], check["resource"]) for check in report["results"]["passed_checks"]}
    assert SEEN - passed == set()
    assert by_rule(report["results"]["failed_checks"]) == {
        rule: set(resources) for rule, (resources, _) in EXCEPTIONS.items()
    }


def checkov(planned: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """What Checkov says of a plan, without asking anything of the network."""
    if not CHECKOV.exists():
        skip_or_fail("no .linter-venv: `make test` makes it")
    file = folder / "plan.json"
    file.write_text(json.dumps(planned))
    options = ["--framework", "terraform_plan", "--skip-download", "--output", "json", "--file", str(file)]
    answer = subprocess.run(
        [str(CHECKOV), *options], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert answer.stdout.startswith("{"), answer.stderr
    report: dict[str, Any] = json.loads(answer.stdout)
    return report


def by_rule(checks: Iterable[Mapping[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for check in checks:
        found[check["check_id"]].add(check["resource"])
    return found


def test_every_exception_has_a_reason() -> None:
    assert [rule for rule, (_, reason) in EXCEPTIONS.items() if len(reason.split()) < 5] == []


def test_a_reason_names_no_file_that_is_not_there() -> None:
    named = {word for _, reason in EXCEPTIONS.values() for word in reason.split() if word.startswith("docs/")}
    assert [name for name in named if not Path(ROOT, name).is_file()] == []
