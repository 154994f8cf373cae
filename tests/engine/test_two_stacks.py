"""Tests preview, up and destroy of two stacks in one account: they are independent, data is protected."""

from functools import partial
from typing import Any

import pytest

from tests.emulator import Emulator
from tests.engine.inventory import everything, inventory
from tests.engine.site import Site
from tests.engine.stacks import Stacks
from tests.stack import wait_until

pytestmark = pytest.mark.slow


def test_dev_is_created_and_destroyed_beside_prod_with_protected_data(
    stacks: Stacks, emulator: Emulator
) -> None:
    stacks.configure("prod", protectData=True, senderEmail="prod@example.org")
    preview = stacks.run("prod", "preview")
    assert preview.operations.keys() == {"create"}
    assert everything(emulator) == set()
    assert stacks.run("prod", "up").operations == preview.operations
    prod = Site.of(emulator, stacks.outputs("prod"))
    assert all(inventory(emulator).values()), "a list that stays empty proves nothing"
    of_prod = everything(emulator)
    stacks.configure("dev")
    resources = stacks.run("dev", "up").operations["create"]
    dev = Site.of(emulator, stacks.outputs("dev"))
    assert everything(emulator) > of_prod

    for_dev, for_prod = dev.create("To dev"), prod.create("To prod")
    dev.delivered(for_dev)
    prod.delivered(for_prod)
    assert [len(site.reminders()) for site in (dev, prod)] == [1, 1]
    for site, reminder in ((dev, for_dev), (prod, for_prod)):
        wait_until(partial(is_delivered, site, reminder))
        assert site.get("/").headers["Content-Type"].startswith("text/html")

    assert stacks.run("dev", "destroy").operations == {"delete": resources}
    assert everything(emulator) == of_prod
    prod.delivered(prod.create("After dev is gone"))

    refused = stacks.attempt("prod", "destroy", skip_preview=False)
    assert not refused.succeeded
    assert '::reminders" cannot be deleted because it is protected' in refused.one_line
    assert everything(emulator) == of_prod

    stacks.configure("prod", protectData=False, senderEmail="prod@example.org")
    assert stacks.run("prod", "up").touched == {
        "cognito/userPool:UserPool users": {"update"},
        "dynamodb/table:Table reminders": {"update"},
    }
    assert len(prod.reminders()) == 2, "nothing was lost"
    stacks.run("prod", "destroy")
    assert everything(emulator) == set()


def is_delivered(site: Site, reminder: dict[str, Any]) -> bool:
    """Returns whether the outcome `delivered` of its email has arrived."""
    return site.outcome(reminder) == "delivered"
