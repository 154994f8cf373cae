// Converts a local date and time to a moment, also on days when clocks change.
import { Temporal } from "temporal-polyfill";
import { attempt } from "./zones";

type Moment = Temporal.ZonedDateTime;

/** A local time is one moment, or two if clocks go back, or none if they go forward. */
export type LocalTime =
  | { kind: "once"; at: Moment }
  | { kind: "twice"; earlier: Moment; later: Moment }
  /** `next` is the first moment after the skipped ones. */
  | { kind: "skipped"; next: Moment };

/** Which of the two moments is meant if a local time happens twice. */
export type Occurrence = "earlier" | "later";

/** Reads `date` (2026-11-24) and `time` (09:00 or 09:00:30); undefined if either is incomplete. */
export function parseLocalTime(date: string, time: string, zone: string): LocalTime | undefined {
  if (!/^\d{4,6}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}/.test(time)) return undefined;
  const local = attempt(() => Temporal.PlainDateTime.from(`${date}T${time}`));
  return local && momentsOf(local, zone);
}

function momentsOf(local: Temporal.PlainDateTime, zone: string): LocalTime {
  const earlier = local.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = local.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.equals(later)) return { kind: "once", at: earlier };
  if (earlier.toPlainDateTime().equals(local)) return { kind: "twice", earlier, later };
  return { kind: "skipped", next: earlier.getTimeZoneTransition("next") ?? later };
}

/** RFC 3339 in whole seconds with the offset of that moment: 2026-11-24T09:00:00+11:00. */
export function toRfc3339(moment: Moment): string {
  return moment.toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** The local time of `moment` without an offset; undefined if that happens twice. */
export function unambiguousLocalTime(moment: Moment): string | undefined {
  const local = moment.toPlainDateTime();
  const isOnce = momentsOf(local, moment.timeZoneId).kind === "once";
  return isOnce ? local.toString({ smallestUnit: "second" }) : undefined;
}
