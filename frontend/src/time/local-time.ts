// Turns a local date and time into the moment that it names, on days when clocks change too.
import { Temporal } from "temporal-polyfill";

export type Moment = Temporal.ZonedDateTime;

/**
 * What a local time names: one moment, two (clocks went back), or none (clocks went forward; `next`
 * is the first that exists).
 */
export type LocalTime =
  | { kind: "once"; at: Moment }
  | { kind: "twice"; earlier: Moment; later: Moment }
  | { kind: "skipped"; next: Moment };

/** Which of the two is meant when a local time happens twice. */
export type Occurrence = "earlier" | "later";

/**
 * Reads `date` (2026-11-24) and `time` (09:00 or 09:00:30) as the local time of `zone`; undefined
 * when either is incomplete.
 */
export function parseLocalTime(date: string, time: string, zone: string): LocalTime | undefined {
  const wanted = plainDateTime(date, time);
  if (wanted === undefined) return undefined;
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = wanted.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: "once", at: earlier };
  if (earlier.toPlainDateTime().equals(wanted)) return { kind: "twice", earlier, later };
  return { kind: "skipped", next: earlier.getTimeZoneTransition("next") ?? later };
}

/** The moment that is meant by a local time, of two the `occurrence`; or why it is none. */
export function chosenMoment(
  local: LocalTime,
  occurrence: Occurrence,
): { at: Moment } | { problem: string } {
  if (local.kind === "once") return { at: local.at };
  if (local.kind === "twice") return { at: local[occurrence] };
  const next = local.next.toPlainTime().toString({ smallestUnit: "minute" });
  return { problem: `Clocks go forward that day and skip this time. The next one is ${next}.` };
}

/** RFC 3339 in whole seconds with the offset of that moment: 2026-11-24T09:00:00+11:00. */
export function toRfc3339(moment: Moment): string {
  return moment.toString({ timeZoneName: "never", smallestUnit: "second" });
}

function plainDateTime(date: string, time: string): Temporal.PlainDateTime | undefined {
  if (!/^\d{4,6}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}/.test(time)) return undefined;
  try {
    return Temporal.PlainDateTime.from(`${date}T${time}`);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
