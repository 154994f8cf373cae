"""Previews a recurrence rule, creates a schedule, pauses it, and ends it."""

import uuid
from datetime import UTC, datetime, timedelta

from client import connect

WEEKDAYS = {"timezone": "Europe/Berlin", "rrule": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}


def main() -> None:
    """Uses a schedule for each weekday at nine, local time, from tomorrow on."""
    tomorrow = datetime.now(UTC).date() + timedelta(days=1)
    times = WEEKDAYS | {"start": f"{tomorrow}T09:00:00"}
    sent = {"message": "Stand-up", "preference": "email", "email": "success@simulator.amazonses.com"}
    with connect() as client:
        shown = client.post("/v1/schedules/preview", json=times).raise_for_status().json()
        for occurrence in shown["occurrences"][:3]:
            print("next:", occurrence["occurrence"])
        key = {"Idempotency-Key": str(uuid.uuid4())}
        made = client.post("/v1/schedules", json=times | sent, headers=key).raise_for_status().json()
        print("first is due at", made["nextDueAt"])
        path = f"/v1/schedules/{made['id']}"
        print("paused:", client.post(f"{path}/pause").raise_for_status().json()["status"])
        print("resumed:", client.post(f"{path}/resume").raise_for_status().json()["status"])
        print("ended:", client.delete(path).raise_for_status().json()["status"])


if __name__ == "__main__":
    main()
