// Turns how often something repeats into the form's fields, from its first day on.
import { Temporal } from "temporal-polyfill";
import type { Schedule } from "../../../api/types";
import {
  parseRule,
  type RuleParts,
  WEEKDAYS,
  withoutEnd,
} from "../../../schedules/rule/rule-parts";
import { fieldsOf } from "../../../time/picker/when";
import { isUsable, nextDateOf, timeIn, viewerZone } from "../../../time/zones";
import { draftOfRule } from "../../form/repeat/rule";
import type { When } from "./text";

/** How long it goes on: up to a day, for so long from its first day on, or so many times. */
export type End = Temporal.PlainDate | Temporal.DurationLike | number;

/** Days within which each of them comes: 29 February at most eight years later. */
const HORIZON = 366 * 8;

/** The rule in the form's fields, from the first day of `begin` that is not before `from` on. */
export function scheduleFields(
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

/**
 * The fields of what repeated as `schedule` does, from its first day that is ahead at `now` (epoch
 * milliseconds) on: so many times again, and not up to a day that has passed. undefined where the
 * form can't tell its days.
 */
export function scheduleCopyFields(schedule: Schedule, now: number): When | undefined {
  const { rrule, start, timezone } = schedule;
  const begin = Temporal.PlainDateTime.from(start);
  const zone = isUsable(timezone) ? timezone : viewerZone();
  const dates = [begin.toPlainDate(), nextDateOf(begin.toPlainTime(), timeIn(zone, now))] as const;
  const from = Temporal.PlainDate.compare(...dates) > 0 ? dates[0] : dates[1];
  const parts = parseRule(rrule);
  const isOver = (parts?.until ?? "9").slice(0, 8) < from.toString().replaceAll("-", "");
  const rule = isOver ? withoutEnd(rrule) : rrule;
  const days = parts === undefined ? "" : completed(rule, parts, dates[0]);
  const fields = scheduleFields(days, from, begin.toPlainTime());
  return fields && { ...fields, zone: timezone === viewerZone() ? "" : timezone };
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

function completed(rule: string, parts: RuleParts, first: Temporal.PlainDate): string {
  const { freq, byDay, byMonthDay, byMonth } = parts;
  if (byDay.length > 0 || byMonthDay.length > 0 || freq === "DAILY") return rule;
  if (freq === "WEEKLY") return `${rule};BYDAY=${WEEKDAYS[first.dayOfWeek - 1] ?? "MO"}`;
  const month = freq === "YEARLY" && byMonth.length === 0 ? `;BYMONTH=${first.month}` : "";
  return `${rule}${month};BYMONTHDAY=${first.day}`;
}
