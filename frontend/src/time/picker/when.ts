// The draft of a due time: its fields, and the time that they mean.
import { Temporal } from "temporal-polyfill";
import { daysWords } from "../Countdown";
import type { Due } from "../format";
import { type LocalTime, type Occurrence, parseLocalTime, toRfc3339 } from "../local-time";
import { serverNow } from "../server-clock";
import { isUsable, nextDateOf, searchZone, timeIn, viewerZone } from "../zones";

/** The units of a wait, in seconds. */
const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

export interface When {
  /** Due at once, or after a wait, or at a local date and time. */
  timing: "now" | "wait" | "at";
  amount: string;
  unit: keyof typeof SECONDS;
  date: string;
  time: string;
  /** As it was typed; "" is the viewer's. */
  zone: string;
  occurrence: Occurrence;
}

export interface WhenProblem {
  field: "amount" | "date" | "time" | "zone";
  text: string;
}

/** A wait, or a moment as RFC 3339 with an offset. */
export type QuickTime = { waitSeconds: number } | { dueAt: string };

/** A due time as the API takes it; `timezone` is the zone in which it is shown. */
export type DueTime = { timezone: string } & QuickTime;

/** The wait; undefined if it is none, or its amount is no whole number above 0. */
function waitSeconds({ timing, amount, unit }: When): number | undefined {
  if (timing === "now") return 0;
  const count = timing === "wait" && /^\d{1,9}$/.test(amount.trim()) ? Number(amount) : 0;
  return count > 0 ? count * SECONDS[unit] : undefined;
}

/** The zone in which the time is shown; undefined if an unknown one was typed. */
export function draftZone({ timing, zone }: When): string | undefined {
  if (timing !== "at" || zone.trim() === "") return viewerZone();
  return searchZone(zone) ?? (isUsable(zone.trim()) ? zone.trim() : undefined);
}

/** The local date and time; undefined if they are incomplete, or not used. */
export function draftLocalTime(when: When): LocalTime | undefined {
  const zone = draftZone(when);
  if (zone === undefined || when.timing !== "at") return undefined;
  return parseLocalTime(when.date, when.time, zone);
}

/** The due time in epoch milliseconds if it is sent at `now`; undefined if that is not known. */
export function dueMilliseconds(when: When, now = serverNow()): number | undefined {
  const wait = waitSeconds(when);
  if (wait !== undefined) return now + wait * 1000;
  const local = draftLocalTime(when);
  if (local === undefined || local.kind === "skipped") return undefined;
  return (local.kind === "once" ? local.at : local[when.occurrence]).epochMilliseconds;
}

/** Whether its date and time have passed at `now`. */
export function hasPassed(when: When, now = serverNow()): boolean {
  return when.timing === "at" && (dueMilliseconds(when, now) ?? now + 1) <= now;
}

export const PASSED: WhenProblem = {
  field: "time",
  text: "That time has passed. Choose one that is ahead.",
};

/**
 * The due time for the API, at most `horizonDays` ahead, or what is wrong with it. A local time is
 * sent as such, so that the server's rules decide which moment it is.
 */
export function dueTime(
  when: When,
  horizonDays: number,
  now = serverNow(),
): DueTime | { problem: WhenProblem } {
  const wrong = (field: WhenProblem["field"], text: string) => ({ problem: { field, text } });
  if ((dueMilliseconds(when, now) ?? now) > now + horizonDays * SECONDS.days * 1000) {
    const field = when.timing === "at" ? "date" : "amount";
    return wrong(field, `Choose a time within ${daysWords(horizonDays)}.`);
  }
  const seconds = waitSeconds(when);
  if (seconds !== undefined) return { timezone: viewerZone(), waitSeconds: seconds };
  if (when.timing !== "at") return wrong("amount", "Enter a whole number, 1 or more.");
  const timezone = draftZone(when);
  if (timezone === undefined) return wrong("zone", "Choose a city or zone from the list.");
  const local = draftLocalTime(when);
  const missing = when.date === "" ? "date" : "time";
  if (local === undefined) return wrong(missing, `Choose a ${missing}.`);
  if (local.kind === "twice") return { timezone, dueAt: toRfc3339(local[when.occurrence]) };
  return { timezone, dueAt: `${when.date}T${when.time}` };
}

/** Whether the fields are as `fieldsFor(time)` leaves them. */
export function hasFieldsFor(when: When, time: QuickTime): boolean {
  return Object.entries(fieldsFor(time)).every(
    ([name, value]) => when[name as keyof When] === value,
  );
}

/** The fields for `time`. */
export function fieldsFor(time: QuickTime): Partial<When> {
  if ("dueAt" in time) return { ...fieldsOf(Temporal.PlainDateTime.from(time.dueAt)), zone: "" };
  if (time.waitSeconds === 0) return { timing: "now" };
  return { timing: "wait", amount: String(time.waitSeconds / 60), unit: "minutes" };
}

/** The fields for the due time of a reminder; if it has passed, for the next day at that time. */
export function initialWhen({ dueAt, timezone, dueAtLocal }: Due, now = serverNow()): When {
  const zone = isUsable(timezone) ? timezone : viewerZone();
  const due = Date.parse(dueAt);
  const there = zone === timezone ? dueAtLocal : timeIn(zone, due).toPlainDateTime();
  let local = Temporal.PlainDateTime.from(there);
  if (due <= now) {
    const time = local.toPlainTime();
    local = nextDateOf(time, timeIn(zone, now)).toPlainDateTime(time);
  }
  const fields = fieldsOf(local);
  const read = parseLocalTime(fields.date, fields.time, zone);
  const isLater = read?.kind === "twice" && due >= read.later.epochMilliseconds;
  return {
    ...fields,
    amount: "10",
    unit: "minutes",
    zone: zone === viewerZone() ? "" : zone,
    occurrence: isLater ? "later" : "earlier",
  };
}

/** The fields for a local time, to the minute. */
export function fieldsOf(local: Temporal.PlainDateTime) {
  return {
    timing: "at",
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
  } as const;
}
