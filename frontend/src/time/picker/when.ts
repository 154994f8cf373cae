// When something is to be due, as it is filled in, and what that means.
import { Temporal } from "temporal-polyfill";
import {
  chosenMoment,
  type LocalTime,
  type Occurrence,
  parseLocalTime,
  toRfc3339,
} from "../local-time";
import { zoneMeant } from "../zone-names";
import { isUsable, nextDateOf, timeIn, viewerZone } from "../zones";

type Unit = "seconds" | "minutes" | "hours" | "days";

export interface When {
  /** Whether it is due at once, or its time is counted from now, or a local date and time. */
  timing: "now" | "wait" | "at";
  amount: string;
  unit: Unit;
  /** A local date, 2026-11-24. */
  date: string;
  /** A local time, 09:00. */
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

/** When a reminder is due by now; where the server says it, the local time too. */
export interface Present {
  dueAt: string;
  timezone: string;
  dueAtLocal?: string;
}

const SECONDS: Readonly<Record<Unit, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86400,
};

/** Milliseconds of a day of 24 hours. */
const DAY = 86_400_000;

/** Its wait in seconds; undefined when its amount is no whole number above 0. */
function waitSeconds({ timing, amount, unit }: When): number | undefined {
  if (timing === "now") return 0;
  const count = /^\d{1,9}$/.test(amount.trim()) ? Number(amount) : 0;
  return count > 0 ? count * SECONDS[unit] : undefined;
}

/**
 * The zone that its time is shown in, to someone in `viewersZone`; undefined when what was typed is
 * none.
 */
export function draftZone({ timing, zone }: When, viewersZone: string): string | undefined {
  if (timing !== "at" || zone.trim() === "") return viewersZone;
  return zoneMeant(zone) ?? (isUsable(zone.trim()) ? zone.trim() : undefined);
}

/**
 * What its date and time name, filled in by someone in `viewersZone`; undefined when they are
 * incomplete.
 */
export function draftLocalTime(when: When, viewersZone: string): LocalTime | undefined {
  const zone = draftZone(when, viewersZone);
  return zone === undefined ? undefined : parseLocalTime(when.date, when.time, zone);
}

/**
 * When it would be due if it were sent at `now`, in epoch milliseconds; undefined when that can't
 * be said yet.
 */
export function dueMilliseconds(when: When, zone: string, now: number): number | undefined {
  if (when.timing !== "at") {
    const wait = waitSeconds(when);
    return wait === undefined ? undefined : now + wait * 1000;
  }
  const local = draftLocalTime(when, zone);
  const chosen = local && chosenMoment(local, when.occurrence);
  return chosen && "at" in chosen ? chosen.at.epochMilliseconds : undefined;
}

/** When it is due as the API is asked for it, and in which zone that is shown. */
export type DueTime = { timezone: string } & QuickTime;

/**
 * What is asked for by someone in `zone`, not over `horizonDays` ahead. A local time is sent as
 * such: the server's rules decide which moment it is, or that it is none.
 */
export function dueTime(
  when: When,
  zone: string,
  horizonDays: number,
  now: number,
): DueTime | { problem: WhenProblem } {
  if ((dueMilliseconds(when, zone, now) ?? now) > now + horizonDays * DAY) {
    const field = when.timing === "at" ? "date" : "amount";
    return { problem: { field, text: `Choose a time within ${horizonDays} days.` } };
  }
  if (when.timing !== "at") {
    const seconds = waitSeconds(when);
    if (seconds !== undefined) return { timezone: zone, waitSeconds: seconds };
    return { problem: { field: "amount", text: "Enter a whole number, 1 or more." } };
  }
  const timezone = draftZone(when, zone);
  if (timezone === undefined) {
    return { problem: { field: "zone", text: "Choose a city or zone of the list." } };
  }
  const local = draftLocalTime(when, zone);
  if (local === undefined) {
    const field = when.date === "" ? "date" : "time";
    return { problem: { field, text: `Choose a ${field}.` } };
  }
  if (local.kind === "twice") return { timezone, dueAt: toRfc3339(local[when.occurrence]) };
  return { timezone, dueAt: `${when.date}T${when.time}` };
}

/** What is wrong with a time that has passed. */
export const PASSED: WhenProblem = {
  field: "time",
  text: "That time has passed. Choose one that is ahead.",
};

/** Whether its fields are as choosing `time` leaves them. */
export function isFilledIn(when: When, time: QuickTime): boolean {
  return Object.entries(filledIn(time)).every(
    ([name, value]) => when[name as keyof When] === value,
  );
}

/** The fields that mean `time`. */
export function filledIn(time: QuickTime): Partial<When> {
  if ("waitSeconds" in time) {
    if (time.waitSeconds === 0) return { timing: "now" };
    return { timing: "wait", amount: String(time.waitSeconds / 60), unit: "minutes" };
  }
  return { ...fieldsOf(Temporal.PlainDateTime.from(time.dueAt)), zone: "" };
}

/**
 * The fields that mean `present`, in the reminder's own zone; where it has passed, the next day at
 * its time. `now` is in epoch milliseconds.
 */
export function whenOf({ dueAt, timezone, dueAtLocal }: Present, now: number): When {
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
