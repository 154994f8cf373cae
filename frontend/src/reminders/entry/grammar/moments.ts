// Reads times of day, and gives the local times that an expression may name.
import type { ParsedResult } from "chrono-node/en";
import { Temporal } from "temporal-polyfill";
import { type Occurrence, parseLocalTime } from "../../../time/local-time";
import { fieldsOf } from "../../../time/picker/when";
import { timeIn } from "../../../time/zones";
import { type Clock, type ParseContext, sentences, type TimeExpression } from "./text";
import { NAMED_PART } from "./words";

const at = (hour: number, minute = 0) => new Temporal.PlainTime(hour, minute);

const SURE = /\d\s*[ap]\.?m\b|\dh/i;
/** 08:00 is written where clocks have 24 hours. */
const ZERO_FIRST = /(?<!\d)0\d[:.h]?\d\d/;

/** The times of day that `result` may name, the likeliest first. */
export function clockOf({ start, text }: ParsedResult, context: ParseContext): Clock | undefined {
  const [hour, minute] = [start.get("hour") ?? 0, start.get("minute") ?? 0];
  if (!start.isCertain("hour")) return partOfDay(text, context);
  const isSure = start.isCertain("meridiem") || hour % 12 === 0 || SURE.test(text);
  const isOf24 = !context.uses12Hours && hour >= 7 && /\d[:.]?\d\d/.test(text);
  if (isSure || isOf24 || ZERO_FIRST.test(text)) return { times: [at(hour, minute)] };
  const [before, after] = [at(hour % 12, minute), at((hour % 12) + 12, minute)];
  return { times: hour >= 7 ? [before, after] : [after, before] };
}

const PART_OF_DAY = new RegExp(`${NAMED_PART}|morning|afternoon|evening|(?:to)?night`, "i");
const PARTS = [
  [/lunch/, "12:00"],
  [/afternoon/, "15:00"],
  [/eod|cob|end|close/, "17:00"],
] as const;

/** The time that is assumed for a part of the day in `text`. */
export function partOfDay(text: string, { morning, evening }: ParseContext): Clock | undefined {
  const [word] = PART_OF_DAY.exec(text) ?? [];
  if (word === undefined) return undefined;
  const assumedFrom = word.toLowerCase();
  const [, named] = PARTS.find(([part]) => part.test(assumedFrom)) ?? [];
  const time = named ?? (/morning|first/.test(assumedFrom) ? morning : evening);
  return { times: [Temporal.PlainTime.from(time)], assumedFrom };
}

const PART = /\b(?:morning|afternoon|evening|(?:to|mid)?night)\b/i;
/** The first hour of each part of a day, and its number of hours. */
const HOURS_OF = [
  [/morning/i, 1, 11],
  [/afternoon/i, 12, 7],
  [/evening/i, 15, 9],
  [/night/i, 17, 12],
] as const;

function isIn(part: string, { hour }: Temporal.PlainTime): boolean {
  const [, begin = 0, length = 0] = HOURS_OF.find(([name]) => name.test(part)) ?? [];
  return (hour + 24 - begin) % 24 < length;
}

/** Of the times of "at 6" those in the part of the day in `words`. After midnight the day is open. */
export function fitToPartOfDay(expression: TimeExpression, words: string): TimeExpression {
  const { clock, days, note } = expression;
  const [part = ""] = PART.exec(words) ?? [];
  if (part === "" || clock?.assumedFrom !== undefined || !clock) return expression;
  const isFitting = (time: Temporal.PlainTime) => isIn(part, time);
  const isOpen = ({ hour }: Temporal.PlainTime) => hour <= 12 && !/\d\s*[ap]\.?m/i.test(words);
  const later = clock.times.filter(isOpen).map((time) => time.add({ hours: 12 }));
  const fits = clock.times.filter(isFitting);
  const times = fits.length > 0 ? fits : later.filter(isFitting);
  const misfit = note ?? `“${part}” does not fit that time.`;
  if (times.length === 0) return { ...expression, note: misfit };
  if (!isAfterMidnight(words, { times })) return { ...expression, clock: { times } };
  const offsets = /tonight/i.test(words) ? [0, 1] : [1, 0]; // tonight may have begun
  const nights = days?.flatMap((day) => offsets.map((offset) => day.add({ days: offset })));
  return { ...expression, clock: { times }, days: nights };
}

/** Whether all `times` come after the midnight of a night in `words`. */
export function isAfterMidnight(words: string, { times }: Clock): boolean {
  return /night\b/i.test(words) && times.every(({ hour }) => hour < 5);
}

/** The times that are assumed without a time of day: the morning, and today also later ones. */
export function defaultClock({ morning, evening }: ParseContext, isToday: boolean): Clock {
  const times = [morning, ...(isToday ? [evening, "21:00"] : [])];
  return { times: times.map((time) => Temporal.PlainTime.from(time)), assumedFrom: "" };
}

/** Which time was assumed, as a sentence; undefined if none was. */
export function assumptionNote(assumedFrom: string | undefined, time: string): string | undefined {
  if (assumedFrom === undefined) return undefined;
  return assumedFrom === ""
    ? `No time of day is found: ${time} is used.`
    : `“${assumedFrom}” is read as ${time}.`;
}

/** Fields of a local time, its moment in epoch milliseconds, and a note. */
type Candidate = ReturnType<typeof momentsOf>[number];

const QUARTER = { smallestUnit: "minute", roundingIncrement: 15, roundingMode: "ceil" } as const;

/** How many times are offered. */
const MOST = 4;
/** Where morning or evening is open, a time between these hours is likelier. */
const [FIRST_HOUR, LAST_HOUR] = ["07", "22"];

/** The local times that `expression` may name in `zone`, the likeliest first. */
export function candidateTimes(expression: TimeExpression, context: ParseContext, zone: string) {
  const { days, clock, offset, note } = expression;
  const there = offset === undefined ? zone : offsetZone(offset);
  const today = timeIn(there, context.now).toPlainDate();
  const all = (days ?? [today, today.add({ days: 1 })]).flatMap((day) => {
    const { times } = clock ?? defaultClock(context, day.equals(today));
    return times.flatMap((time) => momentsOf(day, time, there));
  });
  const named = offset === undefined ? all : all.flatMap(({ at }) => inZone(zone, at));
  const ahead = named.filter(({ at }) => at > context.now);
  const coming = days === undefined ? nextTimes(ahead) : ahead;
  const isToday = days?.every((day) => day.equals(today)) ?? true;
  const late = isToday ? restOfToday(clock?.assumedFrom ?? "", context, there) : [];
  const found = [coming, late, named.slice(0, 1)].find(({ length }) => length > 0) ?? [];
  const unique = [...new Map(found.map((each) => [each.at, each])).values()].slice(0, MOST);
  return unique.map((each) => {
    const assumption = assumptionNote(clock ? clock.assumedFrom : "", each.when.time);
    return { when: each.when, notes: sentences(assumption, note, each.note) };
  });
}

/** For a part of today that has begun: an hour from now, up to the next quarter. */
function restOfToday(part: string, { now }: ParseContext, zone: string): Candidate[] {
  const today = timeIn(zone, now).toPlainDate();
  const soon = timeIn(zone, now).add({ hours: 1 }).round(QUARTER);
  const isOver = !soon.toPlainDate().equals(today) || !isIn(part, soon.toPlainTime());
  return isOver ? [] : momentsOf(today, soon.toPlainTime(), zone);
}

/** Without a day: the next time, and the next at another time of day. */
function nextTimes(named: readonly Candidate[]): Candidate[] {
  const ahead = named.toSorted((one, other) => one.at - other.at);
  const isOpen = new Set(ahead.map(({ when }) => when.time)).size > 1;
  const isWaking = ({ when: { time } }: Candidate) => time >= FIRST_HOUR && time < LAST_HOUR;
  const first = (isOpen ? ahead.find(isWaking) : undefined) ?? ahead[0];
  if (first === undefined) return [];
  const isOther = ({ when }: Candidate) =>
    when.time !== first.when.time || (when.date === first.when.date && when !== first.when);
  return [first, ...ahead.filter(isOther).slice(0, 1)];
}

/** The moment `at` as clocks in `zone` show it. */
function inZone(zone: string, at: number): Candidate[] {
  const local = timeIn(zone, at);
  const named = momentsOf(local.toPlainDate(), local.toPlainTime(), zone);
  return named.filter((each) => each.at === at);
}

/** The name of the zone with an offset in minutes: "-05:00". */
export function offsetZone(minutes: number): string {
  const size = new Temporal.PlainTime().add({ minutes: Math.abs(minutes) });
  return `${minutes < 0 ? "-" : "+"}${size.toString({ smallestUnit: "minute" })}`;
}

/** The one or two moments of a local time, or the first after one that clocks skip. */
function momentsOf(day: Temporal.PlainDate, clock: Temporal.PlainTime, zone: string) {
  const { date, time } = fieldsOf(day.toPlainDateTime(clock));
  const named = (
    at: Temporal.ZonedDateTime,
    note?: string,
    occurrence: Occurrence = "earlier",
  ) => ({
    when: { ...fieldsOf(at.toPlainDateTime()), zone: "", repeat: "no" as const, occurrence },
    at: at.epochMilliseconds,
    note,
  });
  const local = parseLocalTime(date, time, zone);
  if (local === undefined) return [];
  if (local.kind === "once") return [named(local.at)];
  if (local.kind === "skipped") {
    const { time: next } = fieldsOf(local.next.toPlainDateTime());
    return [named(local.next, `Clocks go forward that day and skip ${time}: ${next} is used.`)];
  }
  const note = `Clocks go back that day, and ${time} happens twice: the first is used.`;
  return [named(local.earlier, note), named(local.later, undefined, "later")];
}

/** A day and a time of day that stand apart, as one; else those with a time of day first. */
export function mergeDayAndTime(expressions: readonly TimeExpression[]): TimeExpression[] {
  const isSure = ({ clock }: TimeExpression) =>
    clock !== undefined && clock.assumedFrom === undefined;
  const dated = expressions.find((each) => each.days && !isSure(each));
  const timed = expressions.find((each) => !each.days && (isSure(each) || !dated?.clock));
  if (expressions.length === 2 && dated && timed?.clock) {
    const { found, offset, clock, note = dated.note } = timed;
    return [{ ...dated, found, clock, offset, note, spans: [...dated.spans, ...timed.spans] }];
  }
  const hasTime = ({ clock }: TimeExpression) => Number(clock !== undefined);
  return expressions.toSorted((one, other) => hasTime(other) - hasTime(one));
}
