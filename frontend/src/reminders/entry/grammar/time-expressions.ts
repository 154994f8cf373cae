// Finds the days and times in a text, and whether each is surely meant as one.
import type { ParsedResult } from "chrono-node/en";
import { Temporal } from "temporal-polyfill";
import { timeIn } from "../../../time/zones";
import { clockOf, offsetZone } from "./moments";
import { chronoResults } from "./parser/chrono";
import {
  isEmpty,
  mask,
  type ParseContext,
  sentences,
  type Span,
  textAt,
  type TimeExpression,
  withWordBefore,
} from "./text";
import { MONTH, NAMED_PART, PART_OF_DAY, WEEKDAY_START } from "./words";

/** Expressions that name no time to come: "2 hours ago", "now". */
const NEVER = /\bago\b|\bbefore\b|\bnow\b/i;
/** Chrono's tag for what it counts from its own noon: "in a few minutes". */
const COUNTED = "result/relativeDateAndTime";
/** "Before 7pm"; "ask Ann about | Friday |", "wake up | for 6am | flight". */
const VAGUE =
  /\|(?:before|after|until|till?|between)\b|\b(?:about|for|re) \||\|(?:about|for) .*\| (?!(?:at|by|in|on|to|with)\b)\p{L}/iu;
/** Zone names of several countries: IST is of India, Israel and Ireland. */
const SHARED_ZONE = /\b(?:IST|CST|AST|GST)\b/i;
const LEADS = /\b(?:on|by|until|till|from|before|due|starting|at|this|next)\s*$/i;
const MONTH_NAME = new RegExp(`\\b${MONTH}`, "i");
/** Also ordinary words: "sat nav", "cob loaf". */
const SHORT = new RegExp(`^(?:${WEEKDAY_START}\\.?|${NAMED_PART})$`, "i");
const POSSESSIVE = /^['’]s\b/;
/** After these a time names a thing: "the 3pm meeting". */
const DETERMINER = /\b(?:the|my|our|your|his|her|their|['’]s)\s+$/i;
const NEXT_PERIOD = /^next (?:month|year)\b/i;
const PART_ALONE = new RegExp(`^${PART_OF_DAY}$`, "i");
const PART_AFTER = new RegExp(`^ ${PART_OF_DAY}\\b`, "i");

/** All days and times in `text`, in its order. */
export function timeExpressionsIn(text: string, context: ParseContext): TimeExpression[] {
  const today = timeIn(context.zone, context.now).toPlainDate();
  const found = chronoResults(text, today, context.isMonthFirst)
    .filter((result) => !NEVER.test(result.text) && !result.tags().has(COUNTED))
    .map((result) => {
      const clock = clockOf(result, context);
      const named = daysOf(result, today, context, clock !== undefined);
      return { clock, ...wordsOf(result, text), ...onNamedWeekday(named, result) };
    })
    .filter(({ clock, days }) => clock ?? days);
  return found.flatMap((each) => [each, ...withoutNumber(text, each, context)]);
}

/** "Friday" alone of "order 12 on Friday", whose number may be no time. */
function withoutNumber(text: string, { found, spans }: TimeExpression, context: ParseContext) {
  const [number] = /^\d{1,2}(?=\s+on\b)/.exec(textAt(text, found)) ?? [];
  if (number === undefined || spans[0]?.start !== found.start) return [];
  const rest = mask(text, [{ start: 0, end: found.start + number.length }]);
  return timeExpressionsIn(rest, context).filter((each) => each.found.start < found.end);
}

function wordsOf(result: ParsedResult, text: string) {
  const { start, index, end } = result;
  const found = { start: index, end: endOf(result, text) };
  const span = withWordBefore(text, found);
  const words = text.slice(span.start, found.end).trim();
  const around = `${text.slice(0, span.start)}|${words}|${text.slice(found.end)}`;
  const offset = start.isCertain("timezoneOffset") ? (start.get("timezoneOffset") ?? 0) : undefined;
  const [shared] = SHARED_ZONE.exec(words) ?? [];
  const isShared = shared !== undefined && offset !== undefined;
  const notes = sentences(
    isShared && `“${shared}” is read as ${offsetZone(offset)}.`,
    VAGUE.test(around) && `“${words}” is read as that time.`,
  );
  return {
    found,
    offset,
    spans: end ? [] : [span],
    note: notes[0],
    isDoubtful: isDoubtful(result, text, found),
  };
}

/** Chrono leaves out the part of the day of "Monday morning". */
function endOf({ index, text: words }: ParsedResult, text: string): number {
  const end = index + words.length;
  const part = /(?:day|row)$/i.test(words) ? PART_AFTER.exec(text.slice(end)) : null;
  return end + (part?.[0].length ?? 0);
}

/** The days of the weekday that stands beside a date; where it is another, also the nearest one. */
function onNamedWeekday(days: readonly Temporal.PlainDate[] | undefined, { start }: ParsedResult) {
  if (!start.isCertain("weekday") || !start.isCertain("day")) return { days };
  const weekday = start.get("weekday") || 7;
  const fits = days?.filter(({ dayOfWeek }) => dayOfWeek === weekday) ?? [];
  const [date] = days ?? [];
  if (fits.length > 0 || date === undefined) return { days: fits };
  const nearest = date.add({ days: ((weekday - date.dayOfWeek + 10) % 7) - 3 });
  const name = date.toLocaleString("en", { weekday: "long" });
  return { days: [date, nearest], note: `That date is a ${name}.` };
}

function isDoubtful(result: ParsedResult, text: string, span: Span): boolean {
  const { start, text: words } = result;
  const [before, after] = [text.slice(0, span.start), text.slice(span.end)];
  const isBareMonth = start.isCertain("month") && !start.isCertain("day") && MONTH_NAME.test(words);
  if (isBareMonth || POSSESSIVE.test(after)) return true; // "march to the shop", "Friday's call"
  if (/^\s+or\b/.test(after)) return false;
  if (DETERMINER.test(before) && !start.isCertain("day") && /^\s+\p{L}/u.test(after)) return true;
  if (LEADS.test(before)) return false;
  if (NEXT_PERIOD.test(words) && !start.isCertain("day")) return true; // which day is open
  if (LEADS.test(words.split(/\s/)[0] ?? "")) return false;
  if (/\bthe\s+$/i.test(before) && !start.isCertain("hour")) return true;
  if (PART_ALONE.test(words)) return true;
  if (SHORT.test(words)) return !isEmpty(after);
  const isMore = start.isCertain("hour") || start.isCertain("weekday") || /\d{4}/.test(words);
  const isDate = start.isCertain("month") && /\d/.test(words);
  return isDate && !isMore && !isEmpty(before) && !isEmpty(after);
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
  if (/\b(?:last|past)\b/i.test(text))
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
