"""Where the emulator of this run is, and the key that opens it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The emulator at `url`, such as `http://127.0.0.1:4566`; `key` is drawn anew at each start."""

    url: str
    key: str = field(repr=False)
