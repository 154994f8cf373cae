"""preview, up, refresh and destroy of the program as it is."""

import pytest

from tests.emulator import Emulator
from tests.engine.inventory import everything, inventory
from tests.engine.project_copy import build_packages
from tests.engine.site import Site
from tests.engine.stacks import Stacks

pytestmark = pytest.mark.slow


def test_from_nothing_to_a_delivered_reminder_and_back_to_nothing(stacks: Stacks, emulator: Emulator) -> None:
    stacks.configure("dev")

    preview = stacks.run("dev", "preview")
    assert preview.operations.keys() == {"create"}
    assert everything(emulator) == set()

    up = stacks.run("dev", "up")
    assert up.operations == preview.operations
    assert all(inventory(emulator).values()), "a list that stays empty proves nothing"
    site = Site.of(emulator, stacks, "dev")
    site.delivered(site.ask("From the real engine"))
    assert site.get("/").headers["Content-Type"].startswith("text/html")

    resources = up.operations["create"]
    assert stacks.run("dev", "up").operations == {"same": resources}
    build_packages(stacks.project)
    assert stacks.run("dev", "up").operations == {"same": resources}
    refresh = stacks.run("dev", "refresh")
    assert refresh.touched == {}
    assert refresh.operations["same"] == resources

    assert stacks.run("dev", "destroy").operations == {"delete": resources}
    assert everything(emulator) == set()


def test_what_was_changed_by_hand_is_seen_by_refresh_and_put_right_by_up(
    stacks: Stacks, emulator: Emulator
) -> None:
    stacks.configure("dev")
    stacks.run("dev", "up")
    emulator.client("logs").delete_log_group(logGroupName="/aws/lambda/task-reminder-dev-sweep")
    emulator.client("lambda").update_function_configuration(
        FunctionName="task-reminder-dev-api", MemorySize=128
    )
    there_before = everything(emulator)

    refresh = stacks.run("dev", "refresh")
    assert refresh.touched == {
        "cloudwatch/logGroup:LogGroup sweep-logs": {"delete"},
        "lambda/function:Function api": {"update"},
    }
    assert stacks.run("dev", "up").touched == {
        "cloudwatch/logGroup:LogGroup sweep-logs": {"create"},
        "lambda/function:Function api": {"update"},
    }
    assert everything(emulator) > there_before
    assert stacks.run("dev", "refresh").touched == {}
