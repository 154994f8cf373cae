// Reads the days that a part of a text names, or might name: of "next Friday" both.
import type { ParsedResult } from "chrono-node/en";
import { Temporal } from "temporal-polyfill";
import { parsed } from "./parser/parser";
import type { Writer } from "./text";

const SLASHED = /\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?/;
const DATE_PARTS = ["year", "month", "day"] as const;

/** The days that `result` names, the likeliest first; undefined where it names none. */
export function daysOf(
  result: ParsedResult,
  today: Temporal.PlainDate,
  writer: Writer,
  hasClock: boolean,
): readonly Temporal.PlainDate[] | undefined {
  const { start, text } = result;
  if (/^this (?:morning|afternoon|evening)\b/i.test(text)) return [today];
  const weekday = start.isCertain("weekday") ? start.get("weekday") || 7 : undefined;
  if (/weekend/i.test(text)) return weekend(text, today);
  if (weekday && !start.isCertain("day")) return weekdayDays(text, weekday, today, hasClock);
  if (/next week/i.test(text)) {
    const monday = onWeekday(today, 1);
    return weekday ? [monday.add({ days: weekday - 1 })] : [monday, today.add({ weeks: 1 })];
  }
  const [, unit] = (!start.isCertain("day") && /next (month|year)/i.exec(text)) || [];
  if (unit !== undefined) {
    const isYear = /year/i.test(unit);
    const then = today.add(isYear ? { years: 1 } : { months: 1 });
    return [then.with({ day: 1, month: isYear ? 1 : then.month }), then];
  }
  if (result.tags().has("parser/SlashDateFormatParser")) return slashedDays(text, today, writer);
  if (!start.isCertain("month") && !start.isCertain("day")) return undefined;
  return [dateOf(result, today)];
}

/** A day whose year was not said is the next one of that name. */
function dateOf({ start }: ParsedResult, today: Temporal.PlainDate): Temporal.PlainDate {
  const [year = 0, month = 1, day = 1] = DATE_PARTS.map((part) => start.get(part) ?? undefined);
  const date = Temporal.PlainDate.from({ year, month, day });
  const isPast = Temporal.PlainDate.compare(date, today) < 0;
  return isPast && !start.isCertain("year") ? date.add({ years: 1 }) : date;
}

/** The next day after `today` that is `weekday` (1 is Monday). */
function onWeekday(today: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  return today.add({ days: (weekday + 7 - today.dayOfWeek) % 7 || 7 });
}

function weekdayDays(text: string, weekday: number, today: Temporal.PlainDate, hasClock: boolean) {
  const next = onWeekday(today, weekday);
  if (/\blast\b|\bpast\b/i.test(text))
    return [next.subtract({ weeks: next.until(today).days > -7 ? 1 : 2 })];
  if (/\bnext\b/i.test(text)) return nextWeekday(today, next);
  if (today.dayOfWeek !== weekday) return [next];
  return hasClock ? [today, next] : [next, today];
}

/** That of the week after this one; it may mean the one that comes first, or the second. */
function nextWeekday(today: Temporal.PlainDate, next: Temporal.PlainDate) {
  const monday = onWeekday(today, 1);
  const ofNextWeek = monday.add({ days: next.dayOfWeek - 1 });
  if (!ofNextWeek.equals(next)) return [ofNextWeek, next];
  return today.dayOfWeek >= 6 ? [next, next.add({ weeks: 1 })] : [next];
}

function weekend(text: string, today: Temporal.PlainDate) {
  const saturday = onWeekday(today.subtract({ days: 1 }), 6);
  const first = /next/i.test(text) && today.dayOfWeek !== 6 ? saturday.add({ weeks: 1 }) : saturday;
  return [first, first.add({ days: 1 })];
}

/** 3/4: both days, unless one of them is none. With points the day is first. */
function slashedDays(text: string, today: Temporal.PlainDate, writer: Writer) {
  const [date = ""] = SLASHED.exec(text) ?? [];
  const isMonthFirst = writer.isMonthFirst && date.includes("/");
  const results = [isMonthFirst, !isMonthFirst].flatMap((order) => parsed(date, today, order));
  const days = results.map((result) => dateOf(result, today));
  return [...new Map(days.map((day) => [day.toString(), day])).values()];
}
