"""The headers that say how many reminders an owner may still create on this day.

The fields follow draft-ietf-httpapi-ratelimit-headers-10 (27 September 2025), as structured fields of
RFC 9651: `RateLimit-Policy` has the quota `q` and its window `w`, `RateLimit` the remaining quota `r` and
the seconds `t` until the next window. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/
"""

from datetime import datetime, timedelta

from workflow.time.times import day_ends, seconds_until

_WINDOW = timedelta(days=1)


def rate_limit_headers(per_day: int, made_today: int | None, now: datetime) -> dict[str, str]:
    """Returns the headers for an owner who has created `made_today` of `per_day`; None: no `RateLimit`."""
    fields = {"ratelimit-policy": f'"daily";q={per_day};w={round(_WINDOW.total_seconds())}'}
    if made_today is not None:
        left, seconds = max(0, per_day - made_today), seconds_until(day_ends(now), now)
        fields["ratelimit"] = f'"daily";r={left};t={seconds}'
    return fields
