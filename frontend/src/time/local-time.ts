// Turns a local date and time into the moment that it names, on days when clocks change too.
import { Temporal } from "temporal-polyfill";
import { attempt } from "./zones";

type Moment = Temporal.ZonedDateTime;

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
  if (!/^\d{4,6}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}/.test(time)) return undefined;
  const wanted = attempt(() => Temporal.PlainDateTime.from(`${date}T${time}`));
  if (wanted === undefined) return undefined;
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = wanted.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: "once", at: earlier };
  if (earlier.toPlainDateTime().equals(wanted)) return { kind: "twice", earlier, later };
  return { kind: "skipped", next: earlier.getTimeZoneTransition("next") ?? later };
}

/** RFC 3339 in whole seconds with the offset of that moment: 2026-11-24T09:00:00+11:00. */
export function toRfc3339(moment: Moment): string {
  return moment.toString({ timeZoneName: "never", smallestUnit: "second" });
}

/**
 * `moment` as a local time, so that the server's rules decide which moment it is; undefined where
 * that happens twice.
 */
export function localWhereOnce(moment: Moment): string | undefined {
  const local = moment.toPlainDateTime().toString({ smallestUnit: "second" });
  const [date = "", time = ""] = local.split("T");
  return parseLocalTime(date, time, moment.timeZoneId)?.kind === "once" ? local : undefined;
}
