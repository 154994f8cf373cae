"""Two stacks in one account don't touch each other, and the one whose data is protected keeps it."""

from tests.emulator import Emulator
from tests.engine.inventory import everything
from tests.engine.site import Site
from tests.engine.stacks import Stacks


def test_dev_comes_and_goes_beside_prod_whose_data_is_protected(stacks: Stacks, emulator: Emulator) -> None:
    stacks.configure("prod", protectData=True, senderEmail="prod@example.org")
    prod = Site.of(emulator, stacks.run("prod", "up"))
    of_prod = everything(emulator)
    stacks.configure("dev")
    dev = Site.of(emulator, stacks.run("dev", "up"))
    assert everything(emulator) > of_prod

    for_dev, for_prod = dev.ask("To dev"), prod.ask("To prod")
    dev.delivered(for_dev)
    prod.delivered(for_prod)
    assert [len(site.reminders()) for site in (dev, prod)] == [1, 1]

    stacks.run("dev", "destroy")
    assert everything(emulator) == of_prod
    prod.delivered(prod.ask("After dev is gone"))

    succeeded, said = stacks.attempt_cli("destroy", "--yes", "--stack", "prod")
    assert not succeeded
    assert '::reminders" cannot be deleted because it is protected' in " ".join(said.split())
    assert everything(emulator) == of_prod

    stacks.cli("state", "unprotect", "--all", "--yes", "--stack", "prod")
    refused = stacks.attempt("prod", "destroy")
    assert refused.error is not None
    assert "deletion protection" in refused.said.lower()
    assert "dynamodb ListTables: task-reminder-prod-reminders" in everything(emulator)

    stacks.configure("prod", protectData=False, senderEmail="prod@example.org")
    freed = stacks.run("prod", "up")
    assert freed.touched["dynamodb/table:Table reminders"] == {"update"}
    assert len(Site.of(emulator, freed).reminders()) == 2, "nothing was lost"
    stacks.run("prod", "destroy")
    assert everything(emulator) == set()
