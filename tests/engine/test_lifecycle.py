"""preview, up and destroy of the program as it is."""

import pytest

from tests.emulator import Emulator
from tests.engine.inventory import everything, inventory
from tests.engine.project_copy import build_packages
from tests.engine.site import Site
from tests.engine.stacks import Stacks
from tests.stack import wait_until

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
    reminder = site.create("From the real engine")
    site.delivered(reminder)
    wait_until(lambda: site.outcome(reminder) == "delivered")
    assert site.get("/").headers["Content-Type"].startswith("text/html")

    resources = up.operations["create"]
    build_packages(stacks.project)
    assert stacks.run("dev", "up").operations == {"same": resources}
    assert stacks.run("dev", "destroy").operations == {"delete": resources}
    assert everything(emulator) == set()
