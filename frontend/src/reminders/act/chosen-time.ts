// The moment that a filled-in date and time mean, or why they mean none that is ahead.
import { type Moment, readLocalTime } from "../../time/local-time";

/** Reads `date` and `time` as local in `zone`; `occurrence` tells which is meant of two. `now` is in epoch milliseconds. */
export function chosenTime(
  date: string,
  time: string,
  zone: string,
  occurrence: "earlier" | "later",
  now: number,
): { at: Moment } | { problem: string } {
  const local = readLocalTime(date, time, zone);
  if (local === undefined) return { problem: "Choose a date and a time." };
  if (local.kind === "skipped") {
    const next = local.next.toPlainTime().toString({ smallestUnit: "minute" });
    return { problem: `Clocks go forward that day and skip this time. The next one is ${next}.` };
  }
  const at = local.kind === "once" ? local.at : local[occurrence];
  if (at.epochMilliseconds <= now) return { problem: "Choose a time in the future." };
  return { at };
}
