// When something is to be due, as it is filled in, and what that means.
import { Temporal } from "temporal-polyfill";
import { daysWords } from "../Countdown";
import type { Due } from "../format";
import { type LocalTime, type Occurrence, parseLocalTime, toRfc3339 } from "../local-time";
import { serverNow } from "../server-clock";
import { zoneMeant } from "../zone-names";
import { isUsable, nextDateOf, timeIn, viewerZone } from "../zones";

/** The units of a wait, in seconds. */
const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const;

export interface When {
  /** Whether it is due at once, or its time is counted from now, or a local date and time. */
  timing: "now" | "wait" | "at";
  amount: string;
  unit: keyof typeof SECONDS;
  date: string;
  time: string;
  /** What was typed as the zone of the local date and time; "" is the viewer's own. */
  zone: string;
  /** Which of the two is meant when the local time happens twice. */
  occurrence: Occurrence;
}

/** What is wrong with one of its fields. */
export interface WhenProblem {
  field: "amount" | "date" | "time" | "zone";
  text: string;
}

/** A time to choose with one press, counted from the press or as RFC 3339 with an offset. */
export type QuickTime = { waitSeconds: number } | { dueAt: string };

/** When it is due as the API is asked for it, and in which zone that is shown. */
export type DueTime = { timezone: string } & QuickTime;

/** Its wait in seconds; undefined where it has none, or its amount is no whole number above 0. */
function waitSeconds({ timing, amount, unit }: When): number | undefined {
  if (timing === "now") return 0;
  const count = timing === "wait" && /^\d{1,9}$/.test(amount.trim()) ? Number(amount) : 0;
  return count > 0 ? count * SECONDS[unit] : undefined;
}

/** The zone that its time is shown in; undefined when what was typed is none. */
export function draftZone({ timing, zone }: When): string | undefined {
  if (timing !== "at" || zone.trim() === "") return viewerZone();
  return zoneMeant(zone) ?? (isUsable(zone.trim()) ? zone.trim() : undefined);
}

/** What its date and time name; undefined when they are incomplete, or don't count. */
export function draftLocalTime(when: When): LocalTime | undefined {
  const zone = draftZone(when);
  if (zone === undefined || when.timing !== "at") return undefined;
  return parseLocalTime(when.date, when.time, zone);
}

/** When it would be due if it were sent at `now`; undefined when that can't be said yet. */
export function dueMilliseconds(when: When, now = serverNow()): number | undefined {
  const wait = waitSeconds(when);
  if (wait !== undefined) return now + wait * 1000;
  const local = draftLocalTime(when);
  if (local === undefined || local.kind === "skipped") return undefined;
  return (local.kind === "once" ? local.at : local[when.occurrence]).epochMilliseconds;
}

/** Whether its date and time are no longer ahead at `now`. */
export function hasPassed(when: When, now = serverNow()): boolean {
  return when.timing === "at" && (dueMilliseconds(when, now) ?? now + 1) <= now;
}

/** What is wrong with a time that has passed. */
export const PASSED: WhenProblem = {
  field: "time",
  text: "That time has passed. Choose one that is ahead.",
};

/**
 * What the viewer asks for, not over `horizonDays` ahead. A local time is sent as such: the
 * server's rules decide which moment it is, or that it is none.
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
  if (timezone === undefined) return wrong("zone", "Choose a city or zone of the list.");
  const local = draftLocalTime(when);
  const missing = when.date === "" ? "date" : "time";
  if (local === undefined) return wrong(missing, `Choose a ${missing}.`);
  if (local.kind === "twice") return { timezone, dueAt: toRfc3339(local[when.occurrence]) };
  return { timezone, dueAt: `${when.date}T${when.time}` };
}

/** Whether its fields are as choosing `time` leaves them. */
export function isFilledIn(when: When, time: QuickTime): boolean {
  return Object.entries(filledIn(time)).every(
    ([name, value]) => when[name as keyof When] === value,
  );
}

/** The fields that mean `time`. */
export function filledIn(time: QuickTime): Partial<When> {
  if ("dueAt" in time) return { ...fieldsOf(Temporal.PlainDateTime.from(time.dueAt)), zone: "" };
  if (time.waitSeconds === 0) return { timing: "now" };
  return { timing: "wait", amount: String(time.waitSeconds / 60), unit: "minutes" };
}

type Present = Omit<Due, "dueAtLocal"> & Partial<Due>;

/** The fields that mean `present` in its own zone; if that has passed, the next day at its time. */
export function whenOf({ dueAt, timezone, dueAtLocal }: Present, now = serverNow()): When {
  const zone = isUsable(timezone) ? timezone : viewerZone();
  const there = Temporal.Instant.from(dueAt).toZonedDateTimeISO(zone);
  const isServers = dueAtLocal !== undefined && zone === timezone;
  let local = isServers ? Temporal.PlainDateTime.from(dueAtLocal) : there.toPlainDateTime();
  if (there.epochMilliseconds <= now) {
    const time = local.toPlainTime();
    local = nextDateOf(time, timeIn(zone, now)).toPlainDateTime(time);
  }
  const fields = fieldsOf(local);
  const read = parseLocalTime(fields.date, fields.time, zone);
  const isLater = read?.kind === "twice" && there.epochMilliseconds >= read.later.epochMilliseconds;
  return {
    ...fields,
    amount: "10",
    unit: "minutes",
    zone: zone === viewerZone() ? "" : zone,
    occurrence: isLater ? "later" : "earlier",
  };
}

/** The fields that mean the local time, to the minute. */
export function fieldsOf(local: Temporal.PlainDateTime) {
  return {
    timing: "at",
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
  } as const;
}
