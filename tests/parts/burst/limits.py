"""What AWS lets through at once: a token bucket, and a queue behind one."""


class TokenBucket:
    """Takes `per_second` over time and a second's worth at once; what it has no token for is refused."""

    def __init__(self, per_second: float) -> None:
        self._per_second, self._tokens, self._at = per_second, per_second, 0.0

    def take(self, at: float) -> bool:
        """Whether there is a token `at` this second, no earlier than the last one asked for."""
        self._tokens = min(self._per_second, self._tokens + (at - self._at) * self._per_second)
        self._at = at
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


class Queue:
    """Takes `per_second` over time and a second's worth at once; what comes too soon is delayed."""

    def __init__(self, per_second: float) -> None:
        self._step, self._next = 1 / per_second, -1.0

    def advance(self, at: float, count: int = 1) -> float:
        """When `count` that come `at` this second have passed; no earlier than the last ones that came."""
        self._next = max(self._next, at - 1) + count * self._step
        return max(at, self._next)
