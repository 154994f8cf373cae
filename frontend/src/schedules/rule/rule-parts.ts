// The parts of a rule of RFC 5545 (RRULE) that the API takes, and a rule with another end.
import { Temporal } from "temporal-polyfill";

/** The days of the week, as rules name them, Monday first. */
export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

type Frequency = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** Missing parts are undefined, or an empty list. */
export type RuleParts = NonNullable<ReturnType<typeof parseRule>>;

const NUMBER = String.raw`[+-]?\d{1,4}`;
const DAY = `(${WEEKDAYS.join("|")})`;
const NTH_DAY = String.raw`([+-]?\d{1,2})?${DAY}`;

const PART = RegExp(
  [
    "^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)$",
    `^(INTERVAL|COUNT)=${NUMBER}$`,
    `^UNTIL=[0-9]{8}(T[0-9]{6}Z?)?$`,
    `^BY(MONTH|MONTHDAY|HOUR|MINUTE|SETPOS)=${NUMBER}(,${NUMBER})*$`,
    `^BYDAY=${NTH_DAY}(,${NTH_DAY})*$`,
    `^WKST=${DAY}$`,
  ].join("|"),
);

/** Undefined if `rule` isn't a rule, or has a part that this page doesn't know. */
export function parseRule(rule: string) {
  const given = rule.trim().toUpperCase().split(";");
  const parts = new Map(given.map((part) => part.split("=") as [string, string]));
  const isKnown = given.every((part) => PART.test(part)) && parts.size === given.length;
  if (!isKnown || !parts.has("FREQ")) return undefined;
  const listed = (name: string) => parts.get(name)?.split(",") ?? [];
  const numbers = (name: string) => listed(name).map(Number);
  return {
    freq: parts.get("FREQ") as Frequency,
    interval: Number(parts.get("INTERVAL") ?? 1),
    count: numbers("COUNT")[0],
    /** As it is written: 20261231, 20261231T090000 or 20261231T090000Z. */
    until: parts.get("UNTIL"),
    byMonth: numbers("BYMONTH"),
    byMonthDay: numbers("BYMONTHDAY"),
    byDay: listed("BYDAY").map(nthWeekday),
    byHour: numbers("BYHOUR"),
    byMinute: numbers("BYMINUTE"),
    bySetPos: numbers("BYSETPOS"),
    weekStart: parts.get("WKST") as Weekday | undefined,
  };
}

/** One of BYDAY: each such day if `nth` is 0, else the nth one, from the end if negative. */
function nthWeekday(text: string) {
  return { day: text.slice(-2) as Weekday, nth: Number(text.slice(0, -2)) };
}

/** The rule up to, and without, `occurrence` (a local date-time). */
export function ruleUntil(rule: string, occurrence: string): string {
  const last = Temporal.PlainDateTime.from(occurrence).subtract({ seconds: 1 });
  const text = last.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  return `${withoutEnd(rule)};UNTIL=${text}`;
}

/** The rule up to and with the day of `date` (2026-12-31). */
export function ruleUntilDay(rule: string, date: string): string {
  return `${withoutEnd(rule)};UNTIL=${date.replaceAll("-", "")}`;
}

export function withoutEnd(rule: string): string {
  const parts = rule.split(";").filter((part) => !/^(COUNT|UNTIL)=/i.test(part));
  return parts.join(";");
}
