"""Replaces the emulator's predictable access keys, for root and functions, by keys of this run."""

import hashlib
import hmac
from typing import Any


def restrict_root_key(iam_evaluator: Any, sts: Any, key: str) -> None:  # noqa: ANN401 - modules of the emulator
    """Makes `key` the root user's only key; otherwise `test`, twelve digits or no key would do."""

    def is_root_access_key(given: str) -> bool:
        return hmac.compare_digest(given.encode(), key.encode())

    iam_evaluator.is_root_access_key = sts.is_root_access_key = is_root_access_key


def issue_function_keys(lambda_runtime: Any, lambda_svc: Any, sts: Any, key: str) -> None:  # noqa: ANN401 - modules of the emulator
    """Derives each function's keys from `key`, and revokes those that the emulator issues."""
    inner = lambda_runtime.execution_credentials

    def credentials(config: dict[str, Any]) -> dict[str, str]:
        made: dict[str, str] = inner(config)
        known = made["AWS_ACCESS_KEY_ID"]
        if not known.startswith("ASIA"):  # without AUTH functions are the root user
            return made | {"AWS_ACCESS_KEY_ID": key}
        macs = {name: hmac.new(key.encode(), text.encode(), hashlib.sha256) for name, text in made.items()}
        own = {name: mac.hexdigest() for name, mac in macs.items()}
        own["AWS_ACCESS_KEY_ID"] = f"ASIA{own['AWS_ACCESS_KEY_ID'][:16].upper()}"
        if session := sts._sessions.pop(known, None):
            secrets = {
                "SecretAccessKey": own["AWS_SECRET_ACCESS_KEY"],
                "SessionToken": own["AWS_SESSION_TOKEN"],
            }
            sts.register_session(own["AWS_ACCESS_KEY_ID"], session | secrets)
        return own

    lambda_runtime.execution_credentials = lambda_svc.execution_credentials = credentials
