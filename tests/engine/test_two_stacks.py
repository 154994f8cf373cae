"""Two stacks in one account don't touch each other, and the one whose data is protected keeps it."""

import pytest

from tests.emulator import Emulator
from tests.engine.inventory import everything
from tests.engine.site import Site
from tests.engine.stacks import Stacks

pytestmark = pytest.mark.slow


def test_dev_comes_and_goes_beside_prod_whose_data_is_protected(stacks: Stacks, emulator: Emulator) -> None:
    stacks.configure("prod", protectData=True, senderEmail="prod@example.org")
    stacks.run("prod", "up")
    prod = Site.of(emulator, stacks, "prod")
    of_prod = everything(emulator)
    stacks.deploy("dev")
    dev = Site.of(emulator, stacks, "dev")
    assert everything(emulator) > of_prod

    for_dev, for_prod = dev.create("To dev"), prod.create("To prod")
    dev.delivered(for_dev)
    prod.delivered(for_prod)
    assert [len(site.reminders()) for site in (dev, prod)] == [1, 1]

    stacks.run("dev", "destroy")
    assert everything(emulator) == of_prod
    prod.delivered(prod.create("After dev is gone"))

    refused = stacks.attempt("prod", "destroy", skip_preview=False)
    assert not refused.succeeded
    assert '::reminders" cannot be deleted because it is protected' in refused.one_line
    assert everything(emulator) == of_prod

    stacks.cli("state", "unprotect", "--all", "--yes", "--stack", "prod")
    refused = stacks.attempt("prod", "destroy")
    assert not refused.succeeded
    left = everything(emulator)  # why is not always printed: the engine, stopping, may drop its last events
    assert "dynamodb ListTables: task-reminder-prod-reminders" in left
    assert any(one.startswith("cognito-idp ListUserPools: ") for one in left)

    # The first user stays in the pool, which the refused destroy left: it isn't made again.
    stacks.configure("prod", protectData=False, senderEmail="prod@example.org", firstUserEmail="")
    freed = stacks.run("prod", "up")
    assert freed.touched["dynamodb/table:Table reminders"] == {"update"}
    assert count_reminders(emulator, "task-reminder-prod-reminders") == 2, "nothing was lost"
    stacks.run("prod", "destroy")
    assert everything(emulator) == set()


def count_reminders(emulator: Emulator, table: str) -> int:
    """How many reminders a table has, of all owners (the refused destroy has deleted the client)."""
    items = emulator.client("dynamodb").scan(TableName=table)["Items"]
    return sum("dueAt" in item for item in items)
