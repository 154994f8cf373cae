"""The URL and the access key of this run's emulator."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The emulator at `url`, such as `http://127.0.0.1:4566`; `key` is generated at each start."""

    url: str
    key: str = field(repr=False)
