"""Models AWS's rate limits: a token bucket, and a queue behind one."""


class TokenBucket:
    """Accepts `per_second` on average and a second's worth at once; rejects what exceeds that."""

    def __init__(self, per_second: float) -> None:
        self._per_second, self._tokens, self._at = per_second, per_second, 0.0

    def take(self, at: float) -> bool:
        """Returns whether there is a token `at` this second; calls are in order of time."""
        self._tokens = min(self._per_second, self._tokens + (at - self._at) * self._per_second)
        self._at = at
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


class Queue:
    """Accepts `per_second` on average and a second's worth at once; delays what exceeds that."""

    def __init__(self, per_second: float) -> None:
        self._step, self._next = 1 / per_second, -1.0

    def advance(self, at: float, count: int = 1) -> float:
        """Returns when `count` that arrive `at` this second have passed; calls are in order of time."""
        self._next = max(self._next, at - 1) + count * self._step
        return max(at, self._next)
