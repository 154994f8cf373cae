"""What one audit came to, and the words for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Outcome = Literal["clean", "vulnerable", "skipped", "broken"]
"""`skipped` is an audit that could not ask; `broken` one whose tool or lock is at fault."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`audit` is what was run; `lines` are the vulnerabilities, or the reason of another outcome."""

    audit: str
    outcome: Outcome
    lines: Sequence[str] = ()

    def __str__(self) -> str:
        match self.outcome:
            case "clean":
                return f"{self.audit}: no known vulnerability"
            case "vulnerable":
                return "\n  ".join([f"{self.audit}: known vulnerabilities", *self.lines])
            case "skipped":
                return (
                    f"{self.audit}: SKIPPED, the advisories can't be asked from here: {' '.join(self.lines)}"
                )
            case "broken":
                return "\n  ".join([f"{self.audit}: failed", *self.lines])
