"""The ways to meet a provider's refusals that were weighed, beside the one that the definition has."""

from collections.abc import Mapping
from dataclasses import replace

from bench.herd.rules import Rules


def candidates(rules: Rules) -> Mapping[str, Rules]:
    """Each way by its name; `rules` are the definition's."""
    *_, patient = rules.retriers
    no_line = replace(rules, lined=frozenset(), retriers=(patient,))
    once = replace(rules, places=1, retriers=(patient,))
    return {
        "6 retries": replace(no_line, retriers=(replace(patient, attempts=6),)),
        "patience": no_line,
        "one place, patience": once,
        "two places, patience": replace(once, places=2),
        "as defined": rules,
    }
