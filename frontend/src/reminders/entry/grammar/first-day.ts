// Turns how often something repeats into the form's fields, from its first day on.
import { Temporal } from "temporal-polyfill";
import { parseRule, type RuleParts, WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { fieldsOf } from "../../../time/picker/when";
import { nextDateOf, timeIn } from "../../../time/zones";
import { draftOfRule } from "../../form/repeat/rule";
import type { When } from "./text";

/** How long it goes on: up to a day, for so long from its first day on, or so many times. */
export type End = Temporal.PlainDate | Temporal.DurationLike | number;

/** Days within which each of them comes: 29 February at most eight years later. */
const HORIZON = 366 * 8;

/** The rule in the form's fields, from the first day of `begin` that is not before `from` on. */
export function repeatedFrom(
  rule: string,
  from: Temporal.PlainDate,
  time: Temporal.PlainTime,
  end?: End,
  begin = rule,
): When | undefined {
  const parts = parseRule(rule);
  const first = firstDay(parseRule(begin), from);
  if (parts === undefined || first === undefined) return undefined;
  const date = first.toString();
  const draft = draftOfRule(`${completed(rule, parts, first)}${endOf(first, end)}`, date);
  return { ...fieldsOf(first.toPlainDateTime(time)), occurrence: "earlier", ...draft };
}

function endOf(first: Temporal.PlainDate, end: End = 0): string {
  if (typeof end === "number") return end > 0 ? `;COUNT=${end}` : "";
  const last = end instanceof Temporal.PlainDate ? end : first.add(end).subtract({ days: 1 });
  return `;UNTIL=${last.toString().replaceAll("-", "")}`;
}

/**
 * The first day of a rule that begins at `start` (2026-12-01T09:00:00), where at `now` (epoch
 * milliseconds) it could begin before.
 */
export function laterStart(rule: string, start: string, zone: string, now: number) {
  const parts = parseRule(rule);
  const begin = Temporal.PlainDateTime.from(start);
  const next = firstDay(parts, nextDateOf(begin.toPlainTime(), timeIn(zone, now)));
  return next && Temporal.PlainDate.compare(begin.toPlainDate(), next) > 0 ? begin : undefined;
}

function firstDay(parts: RuleParts | undefined, from: Temporal.PlainDate) {
  for (let days = 0; parts && days < HORIZON; days += 1) {
    const day = from.add({ days });
    if (isDayOf(parts, day)) return day;
  }
  return undefined;
}

function isDayOf(parts: RuleParts, date: Temporal.PlainDate): boolean {
  const { byDay, byMonth, byMonthDay, bySetPos } = parts;
  if (byMonth.length > 0 && !byMonth.includes(date.month)) return false;
  if (bySetPos.length > 0) return date.day === date.daysInMonth; // of the last day alone
  if (byMonthDay.length > 0) return byMonthDay.includes(date.day);
  const place = Math.ceil(date.day / 7);
  const isLast = date.day + 7 > date.daysInMonth;
  const isNth = (nth: number) => nth === 0 || (nth === -1 ? isLast : place === nth);
  const isDay = byDay.some(({ day, nth }) => day === WEEKDAYS[date.dayOfWeek - 1] && isNth(nth));
  return byDay.length === 0 || isDay;
}

function completed(rule: string, { freq }: RuleParts, first: Temporal.PlainDate): string {
  if (/BY/.test(rule) || freq === "DAILY") return rule;
  if (freq === "WEEKLY") return `${rule};BYDAY=${WEEKDAYS[first.dayOfWeek - 1] ?? "MO"}`;
  const month = freq === "YEARLY" ? `;BYMONTH=${first.month}` : "";
  return `${rule}${month};BYMONTHDAY=${first.day}`;
}
