// The parts of a rule of RFC 5545 (RRULE), as far as the API takes them.

/** The days of the week, as rules name them, Monday first. */
export const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** One of BYDAY: each such day, or where `nth` isn't 0 the nth of them, from the end if negative. */
export interface NthWeekday {
  day: Weekday;
  nth: number;
}

export type Frequency = "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** A rule; what it does not say is absent, or an empty list. */
export interface RuleParts {
  freq: Frequency;
  interval: number;
  count?: number;
  /** As it is written: 20261231, 20261231T090000 or 20261231T090000Z. */
  until?: string;
  byMonth: readonly number[];
  byMonthDay: readonly number[];
  byDay: readonly NthWeekday[];
  byHour: readonly number[];
  byMinute: readonly number[];
  bySetPos: readonly number[];
  weekStart?: Weekday;
}

const PART =
  /^(FREQ|INTERVAL|COUNT|UNTIL|BYMONTH|BYMONTHDAY|BYDAY|BYHOUR|BYMINUTE|BYSETPOS|WKST)=([^=]+)$/;

/** The parts of `rule`; undefined where it isn't one, or has what this page doesn't know. */
export function parseRule(rule: string): RuleParts | undefined {
  const given = rule.trim().toUpperCase().split(";");
  const found = given.map((part) => PART.exec(part) ?? []);
  const parts = new Map(found.map(([, name = "", value = ""]) => [name, value]));
  const freq = parts.get("FREQ");
  if (parts.has("") || parts.size < given.length || !isFrequency(freq)) return undefined;
  return wholeRule(freq, parts);
}

function wholeRule(freq: Frequency, parts: ReadonlyMap<string, string>): RuleParts | undefined {
  const list = (name: string) => parts.get(name)?.split(",") ?? [];
  const numbers = (name: string) => list(name).map(wholeNumber);
  const [count, until, weekStart] = [parts.get("COUNT"), parts.get("UNTIL"), parts.get("WKST")];
  const byDay = list("BYDAY").map(nthWeekday);
  const found = {
    freq,
    interval: wholeNumber(parts.get("INTERVAL") ?? "1"),
    byMonth: numbers("BYMONTH"),
    byMonthDay: numbers("BYMONTHDAY"),
    byHour: numbers("BYHOUR"),
    byMinute: numbers("BYMINUTE"),
    bySetPos: numbers("BYSETPOS"),
    ...(count !== undefined && { count: wholeNumber(count) }),
    ...(until !== undefined && { until }),
  };
  const isWhole = Object.values(found).flat().every(isNotNaN);
  const isUntil = until === undefined || /^\d{8}(T\d{6}Z?)?$/.test(until);
  const isStart = weekStart === undefined || isWeekday(weekStart);
  if (!isWhole || !isUntil || !isStart || !byDay.every((day) => day !== undefined))
    return undefined;
  return { ...found, byDay, ...(weekStart !== undefined && { weekStart }) };
}

function isNotNaN(value: string | number): boolean {
  return typeof value === "string" || !Number.isNaN(value);
}

function wholeNumber(text: string): number {
  return /^[+-]?\d{1,4}$/.test(text) ? Number(text) : NaN;
}

function nthWeekday(text: string): NthWeekday | undefined {
  const [, nth = "", day = ""] = /^([+-]?\d{1,2})?(\w\w)$/.exec(text) ?? [];
  return isWeekday(day) ? { day, nth: Number(nth) } : undefined;
}

function isWeekday(text: string): text is Weekday {
  return WEEKDAYS.some((day) => day === text);
}

function isFrequency(text: string | undefined): text is Frequency {
  return text === "DAILY" || text === "WEEKLY" || text === "MONTHLY" || text === "YEARLY";
}
