"""The sweep starts timers at a limited rate, however many threads wait for it."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from workflow.sweep.rate_limiter import RateLimiter


class Time:
    """A clock that advances only while somebody sleeps, or when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept = seconds
        self.now += seconds


@given(
    per_second=st.integers(1, 500),
    pauses=st.lists(st.floats(0, 3), min_size=2, max_size=50),
)
def test_starts_are_at_least_a_step_apart_and_no_wait_is_unnecessary(
    per_second: int, pauses: list[float]
) -> None:
    time = Time()
    pace = RateLimiter(per_second, stopwatch=lambda: time.now, sleep=time.sleep)
    last = None
    for pause in pauses:
        time.now += pause
        came = time.now
        pace.wait()
        step = 1 / per_second
        assert last is None or time.now >= last + step - 1e-6
        assert time.now <= max(came, (last or 0) + step) + 1e-6
        last = time.now


def test_each_thread_gets_its_own_slot() -> None:
    slept: list[float] = []
    pace = RateLimiter(10, stopwatch=lambda: 0.0, sleep=slept.append)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: pace.wait(), range(8)))
    assert [round(each, 6) for each in sorted(slept)] == [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
