// The zones that this browser can work in, and the one that its viewer is in.
import { Temporal } from "temporal-polyfill";
import { todaysName } from "./zone-names";

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0);

/** Whether this browser knows the rules of `zone`: one may be newer than the browser, or none. */
export function isUsable(zone: string): boolean {
  return offsetAt(zone) !== undefined;
}

let chosen: string | undefined;

/** Has times shown and meant in `zone` from now on; where it can't be worked in, in the device's. */
export function chooseViewerZone(zone: string): void {
  chosen = zone !== "" && isUsable(zone) ? zone : undefined;
}

/** The viewer's zone: the chosen one, else the device's, else UTC. */
export function viewerZone(): string {
  return chosen ?? deviceZone() ?? "UTC";
}

/** Whether somebody, or the device, names a zone that can be worked in. */
export function isViewerZoneKnown(): boolean {
  return (chosen ?? deviceZone()) !== undefined;
}

/** What clocks in `zone` show at a moment, in epoch milliseconds. */
export function timeIn(zone: string, moment: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
}

/** The date at `now` where `time` is still ahead, else the next one. */
export function nextDateOf(time: Temporal.PlainTime, now: Temporal.ZonedDateTime) {
  const isAhead = Temporal.PlainTime.compare(time, now.toPlainTime()) > 0;
  return now.toPlainDate().add({ days: isAhead ? 0 : 1 });
}

/** The viewer's date. */
export function today(): Temporal.PlainDate {
  return Temporal.Now.plainDateISO(viewerZone());
}

/** The moment (RFC 3339) at which a local date begins for the viewer, or one so many `days` later. */
export function startOfDay(date: string, days = 0): string {
  const begin = Temporal.PlainDate.from(date).add({ days }).toZonedDateTime(viewerZone());
  return begin.toInstant().toString();
}

/**
 * The place that a zone is named after by its name of today: "Kolkata" of Asia/Calcutta. A zone of
 * no place is its offset: "UTC-05:00" of Etc/GMT+5.
 */
export function zonePlace(zone: string): string {
  if (/^(Etc\/|[+-])/.test(zone)) return offsetName(offsetAt(zone) ?? "");
  return (todaysName(zone).split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** An offset as the name of a zone: "UTC+05:30", "UTC" for none. */
export function offsetName(offset: string): string {
  return `UTC${offset === "+00:00" ? "" : offset}`;
}

/** The device's zone, by its name of today where the browser knows that. */
export function deviceZone(): string | undefined {
  const zone = attempt(() => Temporal.Now.timeZoneId());
  return zone === undefined ? undefined : [todaysName(zone), zone].find(isUsable);
}

function offsetAt(zone: string): string | undefined {
  return attempt(() => EPOCH.toZonedDateTimeISO(zone).offset);
}

/** What `work` gives; undefined where it is of a zone or date that isn't one: a RangeError. */
export function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
