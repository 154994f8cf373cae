// The moment that a filled-in date and time mean, or why they mean none that is ahead.
import type { Reminder } from "../../api/types";
import { chosenMoment, type Moment, type Occurrence, parseLocalTime } from "../../time/local-time";
import { viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";

/**
 * Reads `date` and `time` as local in `zone`; `occurrence` tells which is meant of two. `now` is in
 * epoch milliseconds.
 */
export function chosenTime(
  date: string,
  time: string,
  zone: string,
  occurrence: Occurrence,
  now: number,
): { at: Moment } | { problem: string } {
  const local = parseLocalTime(date, time, zone);
  if (local === undefined) return { problem: "Choose a date and a time." };
  const chosen = chosenMoment(local, occurrence);
  const isPast = "at" in chosen && chosen.at.epochMilliseconds <= now;
  return isPast ? { problem: "Choose a time in the future." } : chosen;
}

/**
 * A time that the viewer chose for `reminder`, as it is asked for. Where the reminder has the
 * viewer's zone it is the local time, so that the server's rules decide which moment that is.
 */
export function askedTime(time: NewTime, { timezone }: Pick<Reminder, "timezone">): NewTime {
  if (!("dueAt" in time) || timezone !== viewerZone()) return time;
  const [date = "", clock = ""] = time.dueAt.slice(0, "2026-11-24T09:00:00".length).split("T");
  const isOnce = parseLocalTime(date, clock, timezone)?.kind === "once";
  return isOnce ? { dueAt: `${date}T${clock}`, timezone } : time;
}
