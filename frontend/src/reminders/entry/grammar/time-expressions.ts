// The parts of a text that say when, as the parser finds them, and whether each is meant so.
import type { ParsedResult } from "chrono-node/en";
import { Temporal } from "temporal-polyfill";
import { timeIn } from "../../../time/zones";
import { clockOf, offsetZone } from "./moments";
import { chronoResults } from "./parser/chrono";
import type { ParseContext, Span, TimeExpression } from "./text";
import { isEmpty, mask, withWordBefore } from "./text";
import { MONTH_START, NAMED_PART, WEEKDAY_START } from "./words";

/** What no one means by a time to come: "2 hours ago", "now". */
const NEVER = /\bago\b|\bbefore\b|\bnow\b/i;
/** What the parser counts from its own noon: "in a few minutes". */
const COUNTED = "result/relativeDateAndTime";
/** "Before 7pm" is no moment. */
const VAGUE = /^(?:before|after|until|till?|between)\b/i;
/** Of India, Israel or Ireland; of America or China. */
const SHARED_ZONE = /\b(?:IST|CST|AST|GST)\b/i;
const LEADS = /\b(?:on|by|until|till|from|before|due|starting|at|this|next)\s*$/i;
const MONTH_NAME = new RegExp(`\\b${MONTH_START}`, "i");
/** These are words of their own, too: "sat nav", "cob loaf". */
const SHORT = new RegExp(`^(?:${WEEKDAY_START}\\.?|${NAMED_PART})$`, "i");
/** What may be a number of something, and no time of the day after it. */
const NUMBER_ON = /^\d{1,2}(?=\s+on\b)/;
/** The one of a day, or at a time: "Friday's", "the 3pm meeting". */
const OF_DAY = /^['’]s\b/;
const THE_ONE = /\b(?:the|my|our|your|his|her|their|['’]s)\s+$/i;
const PART_AFTER = /^ (?:morning|afternoon|evening|night)\b/i;
const PART_OF_DAY = /^(?:morning|afternoon|evening|night)$/i;

/** All of them, in the order of the text. */
export function timeExpressionsIn(text: string, context: ParseContext): TimeExpression[] {
  const today = timeIn(context.zone, context.now).toPlainDate();
  const found = chronoResults(text, today, context.isMonthFirst)
    .filter((result) => !NEVER.test(result.text) && !result.tags().has(COUNTED))
    .map((result) => {
      const clock = clockOf(result, context);
      const named = daysOf(result, today, context, clock !== undefined);
      return { clock, ...wordsOf(result, text), ...fitting(named, result) };
    })
    .filter(({ clock, days }) => clock ?? days);
  return found.flatMap((each) => [each, ...numbered(text, each, context)]);
}

/** Of "order 12 on Friday" the day alone. */
function numbered(text: string, each: TimeExpression, context: ParseContext) {
  const { start, end } = each.found;
  const [number = ""] = NUMBER_ON.exec(text.slice(start, end)) ?? [];
  if (number === "" || each.spans[0]?.start !== start) return [];
  const rest = mask(text, [{ start: 0, end: start + number.length }]);
  return timeExpressionsIn(rest, context).filter(({ found }) => found.start < end);
}

/** The words of `result`, and what they make of it. */
function wordsOf(result: ParsedResult, text: string) {
  const { start, index, end } = result;
  const found = { start: index, end: endOf(result, text) };
  const span = withWordBefore(text, found);
  const words = text.slice(span.start, found.end).trim();
  const offset = start.isCertain("timezoneOffset") ? (start.get("timezoneOffset") ?? 0) : undefined;
  const [shared] = SHARED_ZONE.exec(words) ?? [];
  return {
    ...{ found, offset, spans: end ? [] : [span], isDoubtful: isDoubtful(result, text, found) },
    ...(VAGUE.test(words) && { note: `“${words}” is taken as that time.` }),
    ...(shared &&
      offset !== undefined && { note: `“${shared}” is taken as ${offsetZone(offset)}.` }),
  };
}

/** Chrono leaves out the part of the day of "Monday morning". */
function endOf({ index, text: words }: ParsedResult, text: string): number {
  const end = index + words.length;
  const part = /(?:day|row)$/i.test(words) ? PART_AFTER.exec(text.slice(end)) : null;
  return end + (part?.[0].length ?? 0);
}

/** Of the days those of the weekday that is said with them; else the nearest one is offered. */
function fitting(days: readonly Temporal.PlainDate[] | undefined, { start }: ParsedResult) {
  if (!start.isCertain("weekday") || !start.isCertain("day")) return { days };
  const weekday = start.get("weekday") || 7;
  const fits = days?.filter(({ dayOfWeek }) => dayOfWeek === weekday) ?? [];
  const [said] = days ?? [];
  if (fits.length > 0 || said === undefined) return { days: fits };
  const nearest = said.add({ days: ((weekday - said.dayOfWeek + 10) % 7) - 3 });
  const name = said.toLocaleString("en", { weekday: "long" });
  return { days: [said, nearest], note: `That date is a ${name}.` };
}

function isDoubtful(result: ParsedResult, text: string, span: Span): boolean {
  const { start, text: words } = result;
  if (isBareMonth(result)) return true;
  const [before, after] = [text.slice(0, span.start), text.slice(span.end)];
  if (OF_DAY.test(after)) return true;
  if (/^\s+or\b/.test(after)) return false;
  if (THE_ONE.test(before) && !start.isCertain("day") && /^\s+\p{L}/u.test(after)) return true;
  if (LEADS.test(before) || LEADS.test(words.split(/\s/)[0] ?? "")) return false;
  if (/\bthe\s+$/i.test(before) && !start.isCertain("hour")) return true;
  if (PART_OF_DAY.test(words)) return true;
  if (SHORT.test(words)) return !isEmpty(after);
  const isMore = start.isCertain("hour") || start.isCertain("weekday") || /\d{4}/.test(words);
  const isDate = start.isCertain("month") && /\d/.test(words);
  return isDate && !isMore && !isEmpty(before) && !isEmpty(after);
}

/** "March to the shop": a month alone is hardly a day. */
function isBareMonth({ start, text }: ParsedResult): boolean {
  return start.isCertain("month") && !start.isCertain("day") && MONTH_NAME.test(text);
}

const SLASHED = /\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?/;
const DATE_PARTS = ["year", "month", "day"] as const;

/** The days that `result` names, the likeliest first; undefined where it names none. */
function daysOf(
  result: ParsedResult,
  today: Temporal.PlainDate,
  context: ParseContext,
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
  if (result.tags().has("parser/SlashDateFormatParser")) return slashedDays(text, today, context);
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
function slashedDays(text: string, today: Temporal.PlainDate, context: ParseContext) {
  const [date = ""] = SLASHED.exec(text) ?? [];
  const isMonthFirst = context.isMonthFirst && date.includes("/");
  const results = [isMonthFirst, !isMonthFirst].flatMap((order) =>
    chronoResults(date, today, order),
  );
  const days = results.map((result) => dateOf(result, today));
  return [...new Map(days.map((day) => [day.toString(), day])).values()];
}
