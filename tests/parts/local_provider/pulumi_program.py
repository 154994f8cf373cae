"""Runs small Pulumi programs for the tests of the engine."""

from pathlib import Path
from textwrap import dedent
from typing import Any

from tools.local.engine import engine
from tools.local_provider.endpoint import Endpoint

NOWHERE = Endpoint("http://127.0.0.1:9", "nobody")
"""Nothing listens there: for programs that create nothing."""


def run(
    root: Path,
    program: str,
    *,
    endpoint: Endpoint = NOWHERE,
    config: dict[str, Any] | None = None,
    stack: str = "test",
) -> dict[str, Any]:
    """Writes a program with two config keys into `root` and runs it there."""
    (root / "Pulumi.yaml").write_text(
        dedent("""\
            name: demo
            runtime: python
            config:
              days: {type: integer, default: 30}
              sender: {type: string}
            """)
    )
    (root / "__main__.py").write_text("import pulumi\nimport pulumi_aws as aws\n" + dedent(program))
    return engine.up(
        root,
        stack=stack,
        config={"demo:sender": "a@example.org"} if config is None else config,
        endpoint=endpoint,
        region="eu-west-1",
    )
