// The kept parser of dates in English, with the ways to say a time of day that it doesn't know.
import { Chrono, configuration, type ParsedResult, type Parser } from "chrono-node/en";
import type { Temporal } from "temporal-polyfill";
import { NAMED_PART } from "../text";
import { dateAfter, NAMED_DAYS } from "./named-days";
import { DATE, DAY_BEFORE, readable } from "./no-times";

/** "Half 7" is half past it; a second half is of a match. */
const NO_HALF = "(?<!\\b(?:first|second|1st|2nd|last|other|a|one|by|in|and)\\s+)half";
const PART = [
  `half past|${NO_HALF}|quarter (?:past|after|to|till|of)`,
  "\\d\\d? past|\\d\\d? min(?:ute)?s (?:past|to)",
].join("|");
const MINUTES: Readonly<Record<string, number>> = { half: 30, quarter: 15 };
const HALF = "[ap]m|in the (?:morning|afternoon|evening)|at night";

/** Half past five, half 5, quarter to six, 5 past 6pm. */
const PARTS_OF_HOUR: Parser = {
  pattern: () => new RegExp(`\\b(?:at\\s+)?(${PART})\\s+(\\d\\d?)(?!\\d)(?:\\s*(${HALF}))?`, "i"),
  extract: (_context, [, part = "", hour = "", half]) => {
    const [words = ""] = part.toLowerCase().split(" ");
    const minutes = MINUTES[words] ?? Number(words);
    const isBefore = /(?:to|till|of)$/i.test(part);
    const all = Number(hour) * 60 + (isBefore ? -minutes : minutes);
    return clock(all, half && (/^am|morning/i.test(half) ? "a" : "p"));
  },
};

const BEFORE_DAY = `(?:morning|afternoon|evening|night)(?=,?\\s+(?:(?:of|on)\\s+)?(?:${DATE}|the\\s+\\d))`;

/** A part of the day; when that is says `partOfDay`. With seconds it is no date to the parser. */
const PART_OF_A_DAY: Parser = {
  pattern: () =>
    new RegExp(`\\b(?:at\\s+|by\\s+|(?:in\\s+)?the\\s+)?(?:${NAMED_PART}|${BEFORE_DAY})\\b`, "i"),
  extract: (context) => context.createParsingComponents({ second: 0 }).imply("hour", 12),
};

const CLOCK = "(\\d{1,2})(?::(\\d\\d))?";
const PART_OF_DAY = "in the (morning|afternoon|evening)|(tonight)|at (night)";

/** Seven in the evening, 7 tonight. */
const PARTS_OF_DAY: Parser = {
  pattern: () => new RegExp(`\\b(?:at\\s+)?${CLOCK}\\s*(?:o'clock\\s+)?(?:${PART_OF_DAY})\\b`, "i"),
  extract: (context, [, hour = "", minute = "0", part = "", tonight]) => {
    const found = clock(Number(hour) * 60 + Number(minute), part === "morning" ? "a" : "p");
    if (tonight !== undefined && Number(hour) < 5) return null; // "take 2 tonight"
    return found && tonight !== undefined ? { ...found, ...dateAfter(context.refDate, 0) } : found;
  },
};

/** Between 3 and 4pm: from the first on. */
const BETWEEN: Parser = {
  pattern: () =>
    /\bbetween\s+(\d{1,2})(?::(\d\d))?\s*(?:([ap])m)?\s+and\s+(\d{1,2})(?::\d\d)?\s*([ap])m\b/i,
  extract: (_context, [, hour = "", minute = "0", half, last = "", lastHalf = ""]) => {
    const isBeforeNoon = Number(hour) > Number(last) && hour !== "12"; // between 11 and 1pm
    return clock(Number(hour) * 60 + Number(minute), half ?? (isBeforeNoon ? "a" : lastHalf));
  },
};

/** 17h30, 18h, at 0800, tomorrow 1830: four digits alone are one after a day or "at" only. */
const OF_24_HOURS: Parser = {
  pattern: () => /\b(at\s+)?(?:(\d{1,2})h(\d\d)?|(\d\d)(\d\d))(?:\s+(?:hours|hrs))?\b(?![.:]\d)/i,
  extract: ({ text }, match) => {
    const [, at, hour, minute, first = hour, last] = match;
    const isSure = at !== undefined || DAY_BEFORE.test(text.slice(0, match.index));
    const isHour = minute !== undefined || Number(hour) > 12;
    return isSure || isHour
      ? clock(Number(first) * 60 + Number(last ?? minute ?? 0), undefined)
      : null;
  },
};

/** Tomorrow 9, at the end of a text. */
const BARE_HOUR: Parser = {
  pattern: () => /\b(\d{1,2})(?=[\s\uFFFC.!]*$)/,
  extract: ({ text }, match) => {
    const before = text.slice(0, match.index);
    return DAY_BEFORE.test(before) ? clock(Number(match[1]) * 60, undefined) : null;
  },
};

const OWN = [
  PARTS_OF_HOUR,
  PART_OF_A_DAY,
  PARTS_OF_DAY,
  BETWEEN,
  OF_24_HOURS,
  BARE_HOUR,
  ...NAMED_DAYS,
];

/** Where nothing is taken the kept parser tries the rest of a text: of 13 the 3 is no hour. */
function atStartOfNumber(parser: Parser): Parser {
  const isInside = (text: string, index: number) =>
    /\w/.test(text.charAt(index)) && /[\p{L}\d]$/u.test(text.slice(0, index));
  return {
    pattern: (context) => parser.pattern(context),
    extract: (context, match) =>
      isInside(context.text, match.index ?? 0) ? null : parser.extract(context, match),
  };
}

/** Minutes since midnight as chrono's parts; with `half` (a, p) only hours up to 12 are. */
function clock(minutes: number, half: string | undefined) {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  if (hour < 0 || hour > 23 || minute > 59) return null;
  if (half === undefined) return { hour, minute, ...(hour > 12 && { meridiem: 1 }) };
  if (hour > 12) return null;
  const isAfternoon = half.toLowerCase() === "p";
  return { hour: (hour % 12) + (isAfternoon ? 12 : 0), minute, meridiem: isAfternoon ? 1 : 0 };
}

const [MONTH_FIRST, DAY_FIRST] = [parserOf(true), parserOf(false)];

/**
 * What the parser finds in `text`, written on the day `date`. It counts from noon, which no zone
 * leaves out: of what it finds only what is said is used, and no arithmetic of its clock.
 */
export function parsed(
  text: string,
  date: Temporal.PlainDate,
  isMonthFirst: boolean,
): readonly ParsedResult[] {
  const noon = new Date(date.year, date.month - 1, date.day, 12);
  return (isMonthFirst ? MONTH_FIRST : DAY_FIRST).parse(readable(text), noon);
}

function parserOf(isMonthFirst: boolean): Chrono {
  const parser = new Chrono(configuration.createCasualConfiguration(!isMonthFirst));
  parser.parsers.unshift(...OWN.map(atStartOfNumber));
  return parser;
}
