"""Records the calls to AWS that some code makes."""

from __future__ import annotations

from collections.abc import Callable

from tests.unit.api.world import World


def calls(world: World, work: Callable[[], object]) -> list[str]:
    """Returns the names of the calls to AWS that `work` makes."""
    names: list[str] = []

    def note(model: object, **_: object) -> None:
        names.append(str(getattr(model, "name", model)))

    hooks = [world.dynamodb.meta.events, world.stepfunctions.meta.events]
    for events in hooks:
        events.register("before-call", note)
    work()
    for events in hooks:
        events.unregister("before-call", note)
    return names
