"""Starts the emulator with its access guard and extensions, in its own environment and process."""

import os

import ministack.app as emulator
from ministack.core import iam_evaluator, lambda_runtime
from ministack.services import lambda_svc, sts

from tools.emulator import access_keys, extensions, parent_watch
from tools.emulator.access_guard import AccessGuard
from tools.emulator.settings import KEY, SITE


def main() -> None:
    """Listens on GATEWAY_PORT until it is stopped or its parent has ended."""
    parent_watch.watch()
    os.environ.pop("PYTHONPATH", None)  # otherwise functions would find modules here that their package lacks
    key, site = os.environ.pop(KEY), os.environ.pop(SITE)
    os.environ["AWS_ACCESS_KEY_ID"] = key  # the emulator's setting for the root user
    extensions.install()
    access_keys.restrict_root_key(iam_evaluator, sts, key)
    access_keys.issue_function_keys(lambda_runtime, lambda_svc, sts, key)
    port = int(os.environ["GATEWAY_PORT"])
    emulator.app = AccessGuard(
        app=emulator.app, key=key, port=port, site=site, is_session=lambda each: each in sts._sessions
    )
    emulator.main()


if __name__ == "__main__":
    main()
