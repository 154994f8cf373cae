// The moment that a filled-in date and time mean, or why they mean none that is ahead.
import { chosenMoment, type Moment, type Occurrence, parseLocalTime } from "../../time/local-time";

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
