// Turns the rule of a schedule into fields of the form.
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

/** The end of a schedule: its last day, a duration from its first day on, or a number of times. */
export type End = Temporal.PlainDate | Temporal.DurationLike | number;

/** Days within which every rule has an occurrence: 29 February comes within eight years. */
const HORIZON = 366 * 8;

/** The fields for `rule`, which begins on the first day of the rule `begin` on or after `from`. */
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
 * The fields for a copy of `schedule` that begins after `now` (epoch milliseconds), without an end
 * that has passed; undefined if the form doesn't know the rule.
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

/** `start` (a local date-time), if after `now` (epoch milliseconds) the rule has an earlier day. */
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
