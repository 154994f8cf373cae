"""Starts the emulator with its access guard and extensions, in its own environment and process."""

import os

import ministack.app as emulator
from ministack.core import iam_evaluator, lambda_runtime
from ministack.services import lambda_svc, sts

from tools.emulator import additions, keys_of_this_run, parents_end
from tools.emulator.door import Door
from tools.emulator.settings import KEY, SITE


def main() -> None:
    """Listens on GATEWAY_PORT until it is stopped or its parent has ended."""
    parents_end.watch()
    os.environ.pop("PYTHONPATH", None)  # otherwise functions would find modules here that their package lacks
    key, site = os.environ.pop(KEY), os.environ.pop(SITE)
    os.environ["AWS_ACCESS_KEY_ID"] = key  # the emulator's setting for the root user
    additions.install()
    keys_of_this_run.only_root(iam_evaluator, sts, key)
    keys_of_this_run.for_functions(lambda_runtime, lambda_svc, sts, key)
    port = int(os.environ["GATEWAY_PORT"])
    emulator.app = Door(
        app=emulator.app, key=key, port=port, site=site, is_session=lambda each: each in sts._sessions
    )
    emulator.main()


if __name__ == "__main__":
    main()
