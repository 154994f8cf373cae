// Finds the days and times in a text, and whether each is surely meant as one.
import type { ParsedResult } from "chrono-node/en";
import { timeIn } from "../../../time/zones";
import { clockOf, offsetZone } from "./moments";
import { chronoResults } from "./parser/chrono";
import { daysOf, onNamedWeekday } from "./parser/days";
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
import { MONTH, NAMED_PART, PART_OF_DAY, WEEKDAY, WEEKDAY_START } from "./words";

/** Expressions that name no time to come: "2 hours ago", "now". */
const NEVER = /\bago\b|\bbefore\b|\bnow\b/i;
/** Chrono's tag for what it counts from its own noon: "in a few minutes". */
const COUNTED = "result/relativeDateAndTime";
/** "Before 7pm"; "ask Ann about | Friday |", "wake up | for 6am | flight". */
const VAGUE =
  /\|(?:(?:before|after|until|till?|between)\b|to |for (?!\d|noon|mid))|\b(?:about|for|re) \||\b(?:the|my|our|your) \|\d[\d:.]*\s?[ap]m|\|(?:about|for) .*\| (?!(?:at|by|in|on|to|with)\b)\p{L}/iu;
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
const BARE = new RegExp(
  `\\p{L}(?<!\\bme) \\|(?:noon|midnight|at \\d\\d?|${WEEKDAY}(?: ${PART_OF_DAY})?)$`,
  "iu",
);
const PLURAL_AFTER =
  /^ (?:of )?(?:(?:the|our|other|more|new|old|big|small) )?(?!hours|mornings|evenings|nights)(?:\p{L}{3,}(?<![siu]|oe)s|people|men|women)\b/iu;

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
  return found
    .map((each) => ({ ...each, isDoubtful: each.isDoubtful || isOfThing(text, each, found) }))
    .flatMap((each) => [each, ...withoutNumber(text, each, context)]);
}

/** Whether another is the time: of "look at 2 flats at 9am", "call Wednesday Addams tomorrow". */
function isOfThing(text: string, { found, days }: TimeExpression, all: readonly TimeExpression[]) {
  const after = text.slice(found.end);
  if (!BARE.test(`${text.slice(0, found.start)}|${textAt(text, found)}`)) return false;
  const others = all.filter((each) => each.found !== found && !each.isDoubtful);
  if (!days && PLURAL_AFTER.test(after)) return others.length > 0 || /\uFFFC/.test(text);
  if (!/^ \p{Lu}\p{L}/u.test(after)) return false;
  return others.some((each) => each.days && (days ?? (each.clock && !each.clock.assumedFrom)));
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
    isDoubtful: isDoubtful(result, text, found, words),
  };
}

/** Chrono leaves out the part of the day of "Monday morning". */
function endOf({ index, text: words }: ParsedResult, text: string): number {
  const end = index + words.length;
  const part = /(?:day|row)$/i.test(words) ? PART_AFTER.exec(text.slice(end)) : null;
  return end + (part?.[0].length ?? 0);
}

function isDoubtful(result: ParsedResult, text: string, span: Span, led: string): boolean {
  const { start, text: words } = result;
  const [before, after] = [text.slice(0, span.start), text.slice(span.end)];
  const isBareMonth = start.isCertain("month") && !start.isCertain("day") && MONTH_NAME.test(words);
  if (isBareMonth || POSSESSIVE.test(after)) return true; // "march to the shop", "Friday's call"
  if (/^\s+or\b/.test(after)) return false;
  if (DETERMINER.test(before) && !start.isCertain("day") && /^\s+\p{L}/u.test(after)) return true;
  if (NEXT_PERIOD.test(led) && !start.isCertain("day")) return true; // which day is open
  if (LEADS.test(led.split(/\s/)[0] ?? "")) return false;
  if (/\bthe\s+$/i.test(before) && !start.isCertain("hour")) return true;
  if (PART_ALONE.test(words)) return true;
  if (SHORT.test(words)) return !isEmpty(after);
  const isMore = start.isCertain("hour") || start.isCertain("weekday") || /\d{4}/.test(words);
  const isDate = start.isCertain("month") && /\d/.test(words);
  return isDate && !isMore && !isEmpty(before) && !isEmpty(after);
}
