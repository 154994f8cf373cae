"""The headers that say how many reminders an owner may still make on this day.

The fields are those of draft-ietf-httpapi-ratelimit-headers-10 (27 September 2025), structured fields of
RFC 9651: `RateLimit-Policy` has the quota `q` and its window `w`, `RateLimit` what is left of it `r` and
after how many seconds `t` the next window begins. https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/10/
"""

from datetime import datetime, timedelta

from workflow.time.times import day_ends, seconds_until

_WINDOW = timedelta(days=1)


def rate_limit_headers(per_day: int, made_today: int | None, now: datetime) -> dict[str, str]:
    """The fields of an owner who has made `made_today` of `per_day`; `RateLimit` is missing for None."""
    fields = {"ratelimit-policy": f'"daily";q={per_day};w={round(_WINDOW.total_seconds())}'}
    if made_today is not None:
        left, seconds = max(0, per_day - made_today), seconds_until(day_ends(now), now)
        fields["ratelimit"] = f'"daily";r={left};t={seconds}'
    return fields
