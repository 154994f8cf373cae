// The kept parser of dates in English, with the ways to say a time of day that it doesn't know.
import { Chrono, configuration, type ParsedResult, type Parser } from "chrono-node/en";
import type { Temporal } from "temporal-polyfill";
import { taken } from "./text";
import { DURATION } from "./wait";

const MONTHS =
  "jan(?:uary)? feb(?:ruary)? mar(?:ch)? apr(?:il)? may june? july? aug(?:ust)? sept?(?:ember)? oct(?:ober)? nov(?:ember)? dec(?:ember)?".split(
    " ",
  );

/** Half past five, quarter to six. */
const PARTS_OF_HOUR: Parser = {
  pattern: () =>
    /\b(?:at\s+)?(half past|quarter past|quarter to)\s+(\d{1,2})(?!\d)(?:\s*([ap])m)?/i,
  extract: (_context, [, part = "", hour = "", half]) => {
    const minutes = { "half past": 30, "quarter past": 15, "quarter to": -15 }[part.toLowerCase()];
    return clock(Number(hour) * 60 + (minutes ?? 0), half);
  },
};

/** Seven in the evening, 7 tonight. */
const PARTS_OF_DAY: Parser = {
  pattern: () =>
    /\b(?:at\s+)?(\d{1,2})(?::(\d\d))?\s*(?:o'clock\s+)?(?:in the (morning|afternoon|evening)|(tonight)|at (night))\b/i,
  extract: (context, [, hour = "", minute = "0", part = "", tonight]) => {
    const found = clock(Number(hour) * 60 + Number(minute), part === "morning" ? "a" : "p");
    if (found === null || tonight === undefined) return found;
    const { refDate } = context;
    return {
      ...found,
      year: refDate.getFullYear(),
      month: refDate.getMonth() + 1,
      day: refDate.getDate(),
    };
  },
};

/** 17h30, 18h, at 0800, tomorrow 1830: four digits alone are one only after a day, or after "at". */
const OF_24_HOURS: Parser = {
  pattern: () => /\b(at\s+)?(?:(\d{1,2})h(\d\d)?|(\d\d)(\d\d))(?:\s+hours)?\b(?![.:]\d)/i,
  extract: ({ text }, match) => {
    const [, at, hour, minute, first = hour, last] = match;
    const isSure = at !== undefined || DAY_BEFORE.test(text.slice(0, match.index));
    const isHour = minute !== undefined || Number(hour) > 12;
    const isMeant = isSure || isHour;
    return isMeant ? clock(Number(first) * 60 + Number(last ?? minute ?? 0), undefined) : null;
  },
};

/** 29 Feb, of the next year that has one. */
const LEAP_DAY: Parser = {
  pattern: () =>
    /\b(?:29(?:th)?(?:\s+of)?\s+feb(?:ruary)?|feb(?:ruary)?\s+(?:the\s+)?29(?:th)?|29[/.]0?2|0?2\/29)\b(?!,?\s*\d{4}|[/.]\d)/i,
  extract: ({ refDate }) => {
    const isOver = refDate.getMonth() > 1; // on the day itself it is this year's
    const years = Array.from(
      { length: 9 },
      (_, more) => refDate.getFullYear() + Number(isOver) + more,
    );
    const year = years.find((each) => new Date(each, 1, 29).getMonth() === 1);
    return year === undefined ? null : { year, month: 2, day: 29 };
  },
};

/** Dec 24: where days come first the kept parser takes that for a month of 2024. */
const MONTH_AND_DAY: Parser = {
  pattern: () =>
    new RegExp(
      `\\b(${MONTHS.join("|")})\\.?\\s+(?:the\\s+)?(\\d{1,2})(?:st|nd|rd|th)?(?:,?\\s+(20\\d\\d))?(?![\\w:]|[./-]\\d|\\s*[ap]\\.?m\\b)`,
      "i",
    ),
  extract: (_context, [, name = "", day, year]) => {
    const month = MONTHS.findIndex((each) => new RegExp(`^(?:${each})$`, "i").test(name)) + 1;
    const date = { month, day: Number(day), ...(year !== undefined && { year: Number(year) }) };
    const isLeapDay = month === 2 && date.day === 29 && year === undefined;
    return date.day >= 1 && date.day <= 31 && !isLeapDay ? date : null;
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

const DAY = "(?:to(?:day|morrow|night)|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)";
const DAY_BEFORE = new RegExp(`\\b${DAY},?\\s+$`, "i");
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
const NUMBER = "\\d{1,2}(?:st|nd|rd|th)?";
const DATE = `(?:${DAY}|${NUMBER}\\s+${MONTH}|${MONTH}\\s+${NUMBER})`;

/** 18.30 beside a day is a time, and no year and number; 5.12 may be a day of December. */
const POINT = "(?:[01]?\\d|2[0-3])\\.(?:00|1[3-9]|[2-5]\\d)(?![\\d.])";
const POINTED = new RegExp(
  `(?<=\\b${DATE},?\\s+)${POINT}|(?<![\\d.])${POINT}(?=,?\\s+(?:on\\s+)?${DATE}\\b)`,
  "gi",
);

/** Minutes since midnight as chrono's parts; where `half` (a, p) is said only hours up to 12 are. */
function clock(minutes: number, half: string | undefined) {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  if (hour < 0 || hour > 23 || minute > 59) return null;
  if (half === undefined) return { hour, minute };
  if (hour > 12) return null;
  const isAfternoon = half.toLowerCase() === "p";
  return { hour: (hour % 12) + (isAfternoon ? 12 : 0), minute, meridiem: isAfternoon ? 1 : 0 };
}

const parsers = new Map<boolean, Chrono>();

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
  // How long something takes is no time at which it is.
  const read = text
    .replace(POINTED, (time) => time.replace(".", ":"))
    .replace(DURATION, (words) => taken(words, [{ start: 0, end: words.length }]));
  return parserOf(isMonthFirst).parse(read, noon);
}

function parserOf(isMonthFirst: boolean): Chrono {
  const known = parsers.get(isMonthFirst);
  if (known !== undefined) return known;
  const parser = new Chrono(configuration.createCasualConfiguration(!isMonthFirst));
  parser.parsers.unshift(
    PARTS_OF_HOUR,
    PARTS_OF_DAY,
    OF_24_HOURS,
    BARE_HOUR,
    MONTH_AND_DAY,
    LEAP_DAY,
  );
  parsers.set(isMonthFirst, parser);
  return parser;
}
