// Gives the days that an expression of a day names, the likeliest first.
import type { ParsedResult } from "chrono-node/en";
import { Temporal } from "temporal-polyfill";
import type { ParseContext } from "../text";
import { chronoResults } from "./chrono";

const SLASHED = /\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?/;
const DATE_PARTS = ["year", "month", "day"] as const;

/** The days that `result` names, the likeliest first; undefined where it names none. */
export function daysOf(
  result: ParsedResult,
  today: Temporal.PlainDate,
  context: ParseContext,
  hasClock: boolean,
): readonly Temporal.PlainDate[] | undefined {
  const { start, text } = result;
  if (/^this (?:morning|afternoon|evening)\b/i.test(text)) return [today];
  const weekday = start.isCertain("weekday") ? start.get("weekday") || 7 : undefined;
  if (/weekend/i.test(text) && !start.isCertain("day")) return weekend(text, today);
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
  if (result.tags().has("parser/SlashDateFormatParser")) return slashedDays(text, today, context);
  if (!start.isCertain("month") && !start.isCertain("day")) return undefined;
  return [dateOf(result, today)];
}

/** Without a year, the next such date. */
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

/** "Next Friday" is that of the week after this one; it may mean the coming one, or the second. */
function weekdayDays(text: string, weekday: number, today: Temporal.PlainDate, hasClock: boolean) {
  const coming = onWeekday(today, weekday);
  if (/\b(?:last|past) (?!\d)/i.test(text))
    return [coming.subtract({ weeks: today.dayOfWeek === weekday ? 2 : 1 })];
  if (/\bnext\b/i.test(text)) {
    const ofNextWeek = onWeekday(today, 1).add({ days: weekday - 1 });
    if (!ofNextWeek.equals(coming)) return [ofNextWeek, coming];
    return today.dayOfWeek >= 6 ? [coming, coming.add({ weeks: 1 })] : [coming];
  }
  if (today.dayOfWeek !== weekday) return [coming];
  return hasClock ? [today, coming] : [coming, today];
}

function weekend(text: string, today: Temporal.PlainDate) {
  const saturday = onWeekday(today.subtract({ days: 1 }), 6);
  const first = /next/i.test(text) && today.dayOfWeek !== 6 ? saturday.add({ weeks: 1 }) : saturday;
  return [first, first.add({ days: 1 })];
}

/** The dates of 3/4 in both orders, as far as they exist. With points the day is first. */
function slashedDays(text: string, today: Temporal.PlainDate, context: ParseContext) {
  const [date = ""] = SLASHED.exec(text) ?? [];
  const isMonthFirst = context.isMonthFirst && date.includes("/");
  const results = [isMonthFirst, !isMonthFirst].flatMap((order) =>
    chronoResults(date, today, order),
  );
  const days = results.map((result) => dateOf(result, today));
  return [...new Map(days.map((day) => [day.toString(), day])).values()];
}

/** The days of the weekday that stands beside a date; where it is another, also the nearest one. */
export function onNamedWeekday(
  days: readonly Temporal.PlainDate[] | undefined,
  { start }: ParsedResult,
) {
  if (!start.isCertain("weekday") || !start.isCertain("day")) return { days };
  const weekday = start.get("weekday") || 7;
  const fits = days?.filter(({ dayOfWeek }) => dayOfWeek === weekday) ?? [];
  const [date] = days ?? [];
  if (fits.length > 0 || date === undefined) return { days: fits };
  const nearest = date.add({ days: ((weekday - date.dayOfWeek + 10) % 7) - 3 });
  const name = date.toLocaleString("en", { weekday: "long" });
  return { days: [date, nearest], note: `That date is a ${name}.` };
}
