"""An `up` that was cut off: by Ctrl-C the next one finishes it; killed, `docs/deploy.md` says what to do."""

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.emulator import Emulator
from tests.engine.conftest import serving_plugin
from tests.engine.holding import holding
from tests.engine.inventory import everything
from tests.engine.site import Site
from tests.engine.stacks import Stacks

pytestmark = pytest.mark.slow

TABLE, LOG_GROUP = "task-reminder-dev-reminders", "/aws/lambda/task-reminder-dev-sweep"
CALLS = {"CreateTable": TABLE.encode(), "CreateLogGroup": LOG_GROUP.encode()}
MakeStacks = Callable[[Path, int], Stacks]


def test_an_interrupted_up_is_finished_by_the_next_one(
    make_stacks: MakeStacks, shared_project: Path, emulator: Emulator
) -> None:
    with (
        holding(emulator.url, {"CreateTable": TABLE.encode()}) as held,
        serving_plugin(held.url) as port,
    ):
        stacks = make_stacks(shared_project, port)
        stacks.configure("dev")
        with stacks.started("dev", "up") as running:
            held.wait_until_held()
            running.signal(signal.SIGINT)
            running.wait_until_it_says("cancelling")
            held.released.set()
            interrupted = running.finish()
        assert not interrupted.succeeded
        assert "canceled" in interrupted.said
        there_before = everything(emulator)

        finished = stacks.run("dev", "up")
        assert finished.operations.keys() == {"same", "create"}
        assert "dynamodb/table:Table reminders" not in finished.touched, "it was recorded after the signal"
        assert everything(emulator) > there_before
        assert stacks.run("dev", "refresh").touched == {}
        site = Site.of(emulator, stacks, "dev")
        site.delivered(site.ask("After the interruption"))


def test_after_a_killed_up_what_is_not_recorded_is_named_and_can_be_imported_or_deleted(
    make_stacks: MakeStacks, shared_project: Path, emulator: Emulator
) -> None:
    with holding(emulator.url, CALLS) as held, serving_plugin(held.url) as port:
        stacks = make_stacks(shared_project, port)
        stacks.configure("dev")
        with stacks.started("dev", "up") as running:
            held.wait_until_only_these_are_left()
            running.signal(signal.SIGKILL)
            held.released.set()
            running.finish()

        assert "`pulumi cancel`" in stacks.attempt("dev", "up").said
        stacks.cli("cancel", "--yes", "dev")
        refused = stacks.attempt("dev", "up")
        assert not refused.succeeded
        assert "$aws:dynamodb/table:Table::reminders, interrupted while creating" in refused.said
        assert "LogGroup::sweep-logs, interrupted while creating" in refused.said
        assert f"already exists: {TABLE}" in refused.said or "log group already exists" in refused.said

        keep_an_item(emulator)
        import_table(stacks)
        emulator.client("logs").delete_log_group(logGroupName=LOG_GROUP)
        stacks.cli("refresh", "--yes", "--skip-preview", "--stack", "dev", "--clear-pending-creates")

        finished = stacks.run("dev", "up")
        assert "dynamodb/table:Table reminders" not in finished.touched
        assert finished.touched["cloudwatch/logGroup:LogGroup sweep-logs"] == {"create"}
        assert "interrupted" not in finished.said
        assert stacks.run("dev", "refresh").touched == {}
        assert emulator.client("dynamodb").scan(TableName=TABLE)["Count"] == 1


def keep_an_item(emulator: Emulator) -> None:
    item = {"owner": {"S": "o"}, "id": {"S": "kept"}}
    emulator.client("dynamodb").put_item(TableName=TABLE, Item=item)


def import_table(stacks: Stacks) -> None:
    """Records the table under the component that the program puts it in."""
    component = "urn:pulumi:dev::task-reminder::task-reminder:workflow:ReminderTable::reminders"
    what = ("aws:dynamodb/table:Table", "reminders", TABLE, "--parent", f"component={component}")
    how = ("--stack", "dev", "--yes", "--skip-preview", "--protect=false", "--generate-code=false")
    stacks.cli("import", *what, *how)
