// Rules for chrono: the days and times whose names it doesn't know.
import type { Parser } from "chrono-node/en";
import {
  DATE,
  DAY_BEFORE,
  HOUR_WORDS,
  isDate,
  MONTH,
  MONTHS,
  NAMED_PART,
  numberOf,
  ORDINAL,
  PART_OF_DAY,
  WEEKDAY,
} from "../words";

/** "Half 7" is half past seven; a second half is of a match. */
const NO_HALF = "(?<!\\b(?:first|second|1st|2nd|last|other|a|one|by|in|and)\\s+)half";
const PART = [
  `half past|${NO_HALF}|quarter (?:past|after|to|till|of)`,
  "\\d\\d? past|\\d\\d? min(?:ute)?s (?:past|to)",
].join("|");
const MINUTES: Readonly<Record<string, number>> = { half: 30, quarter: 15 };
const HALF = "[ap]m|in the (?:morning|afternoon|evening)|at night";

/** Half past five, half 5, quarter to six, 5 past 6pm. */
const PARTS_OF_HOUR = rule(
  `\\b(?:at\\s+)?(${PART})\\s+(\\d\\d?)(?!\\d)(?:\\s*(${HALF}))?`,
  (_context, [, part = "", hour, half]) => {
    const [words = ""] = part.toLowerCase().split(" ");
    const minutes = MINUTES[words] ?? Number(words);
    const isBefore = /(?:to|till|of)$/i.test(part);
    const all = Number(hour) * 60 + (isBefore ? -minutes : minutes);
    return timeParts(all, half && (/^am|morning/i.test(half) ? "a" : "p"));
  },
);

const BEFORE_DAY = `${PART_OF_DAY}(?=,?\\s+(?:(?:of|on|next|this)\\s+)?(?:${DATE}|the\\s+\\d))`;

/** A part of the day, whose time `partOfDay` gives. The seconds keep chrono from adding a date. */
const PART_OF_A_DAY = rule(
  `\\b(?:at\\s+|by\\s+|(?:in\\s+)?the\\s+)?(?:${NAMED_PART}|${BEFORE_DAY})\\b`,
  (context) => context.createParsingComponents({ second: 0 }).imply("hour", 12),
);

const CLOCK = "(\\d{1,2})(?::(\\d\\d))?";

/** Seven in the evening, 7 tonight; but not "take 2 tonight". */
const TIME_IN_PART = rule(
  `\\b(?:at\\s+)?${CLOCK}\\s*(?:o'clock\\s+)?(?:in the (?:afternoon|evening)|at night|(tonight))\\b`,
  (context, [, hour, minute = "0", tonight]) => {
    const time = timeParts(Number(hour) * 60 + Number(minute), "p");
    if (time === null || tonight === undefined) return time;
    return Number(hour) < 5 ? null : { ...time, ...dateAfter(context.refDate, 0) };
  },
);

/** Between 3 and 4pm, between 9 and 11 tomorrow: the first. */
const BETWEEN = rule(
  `\\bbetween\\s+${CLOCK}\\s*(?:([ap])m)?\\s+and\\s+(\\d\\d?)(?::\\d\\d)?(?:\\s*([ap])m\\b|(?=\\s*(?:$|[,.]|(?:on|${DATE})\\b)))`,
  (_context, [, hour, minute = "0", half, last, lastHalf]) => {
    const isBeforeNoon = lastHalf && Number(hour) > Number(last) && hour !== "12"; // 11 and 1pm
    return timeParts(Number(hour) * 60 + Number(minute), half ?? (isBeforeNoon ? "a" : lastHalf));
  },
);

const AFTER_DAY = new RegExp(`${DAY_BEFORE}$`, "i");

/** 17h30, 18h, at 0800, tomorrow 1830; four digits only after a day or "at". */
const OF_24_HOURS = rule(
  "\\b(at\\s+)?(?:(\\d{1,2})h(\\d\\d)?|(\\d\\d)(\\d\\d))(?:\\s+(?:hours|hrs))?\\b(?![.:]\\d)",
  ({ text }, match) => {
    const [, at, hour, minute, first = hour, last = minute ?? "0"] = match;
    const isAfterDay = AFTER_DAY.test(text.slice(0, match.index));
    const isTime = at !== undefined || isAfterDay || minute !== undefined || Number(hour) > 12;
    return isTime ? timeParts(Number(first) * 60 + Number(last)) : null;
  },
);

/** Dec 24: where days come first, chrono reads that as a month of 2024. */
const MONTH_AND_DAY = rule(
  `\\b(${MONTH})\\.?\\s+(?:the\\s+)?(\\d\\d?)(?:st|nd|rd|th)?(?:,?\\s+(20\\d\\d))?` +
    "(?![\\w:]|[./-]\\d|\\s*[ap]\\.?m\\b)",
  (_context, [, name = "", day, year]) => {
    const month = monthOf(name);
    const date = { month, day: Number(day), ...(year !== undefined && { year: Number(year) }) };
    return isDate(date) ? date : null;
  },
);

/** The 14.12.: with a point behind the month it is no number. */
const POINTED_DAY = rule(
  "\\b(\\d\\d?)\\.(\\d\\d?)\\.(?:\\s*(20\\d\\d))?(?![\\d.])",
  (_context, [, day, month, year]) => {
    const date = { month: Number(month), day: Number(day), ...(year && { year: Number(year) }) };
    return isDate(date) ? date : null;
  },
);

const FEB_29 = "29(?:th)?(?:\\s+of)?\\s+feb\\w*|feb\\w*\\s+(?:the\\s+)?29(?:th)?";

/** The next 29 February. */
const LEAP_DAY = rule(
  `\\b(?:${FEB_29}|29[/.]0?2|0?2/29)\\b(?!,?\\s*\\d{4}|[/.]\\d)`,
  ({ refDate }) => {
    const isOver = refDate.getMonth() > 1; // on the day itself it is this year's
    let year = refDate.getFullYear() + Number(isOver);
    while (new Date(year, 1, 29).getMonth() !== 1) year += 1;
    return { year, month: 2, day: 29 };
  },
);

/** Words that may follow a date: "the 3rd floor" is none. */
const TIME = "at|by|in the|for|from|to|until|noon|mid\\w+|morning|afternoon|evening|night";
const NO_NAME = `(?:(?<=\\b${WEEKDAY}\\s+(?:the\\s+)?\\d+\\w\\w)|(?=\\s*(?:$|[,.;:!?)\\uFFFC]|(?:${TIME})\\b|\\d)))`;
const LED = `(?:on\\s+)?\\bthe\\s+|(?<=\\b(?:on|by|due|before|until|from|${WEEKDAY})\\s+)`;

/** On the 5th, the 24th of next month: the next such day. */
const ORDINAL_DAY = rule(
  `(next month,?\\s+)?(?:${LED}|\\b(?=\\d+\\w\\w of next))(${ORDINAL})\\b` +
    `(\\s+(?:of\\s+)?(?:next|this|the) month)?${NO_NAME}`,
  ({ refDate }, [, before = "", number = "", after = ""]) => {
    const day = Number.parseInt(number, 10);
    const isNext = /next/i.test(before + after);
    for (let more = Number(isNext); more < 4; more += 1) {
      const date = new Date(refDate.getFullYear(), refDate.getMonth() + more, day);
      const isAhead = more > 0 || day >= refDate.getDate();
      if (isAhead && date.getDate() === day) return dateParts(date);
    }
    return null;
  },
);

/** The next last day of February. */
const LAST_DAY = rule(
  `\\b(?:the\\s+)?last day (?:of|in) (${MONTH})\\b`,
  ({ refDate }, [, name = ""]) => {
    const month = monthOf(name);
    const year = refDate.getFullYear() + Number(month <= refDate.getMonth());
    return month > 0 ? dateParts(new Date(year, month, 0)) : null;
  },
);

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const DAY = `(today|tomorrow|${WEEKDAY})`;
const AFTER = "weeks?\\s+(?:(?:from|on|after)\\s+|(?=to))|(days?)\\s+from\\s+";

/** Friday week, two weeks from Friday, a week today. */
const WEEKS_AFTER = rule(
  `\\b(?:(a|${HOUR_WORDS}|\\d)\\s+(?:${AFTER})${DAY}|${DAY}\\s+week(?!\\s+\\d+(?:\\s|$)))\\b`,
  ({ refDate }, [, count = "a", days, day, other = ""]) => {
    const name = (day ?? other).toLowerCase();
    const near = ["today", "tomorrow"].indexOf(name);
    const weekday = WEEKDAYS.indexOf(name.slice(0, 3));
    const first = near < 0 ? (weekday + 7 - refDate.getDay()) % 7 || 7 : near;
    return dateAfter(refDate, first + numberOf(count) * (days === undefined ? 7 : 1));
  },
);

export const RULES = [
  ...[PARTS_OF_HOUR, PART_OF_A_DAY, TIME_IN_PART, BETWEEN, OF_24_HOURS],
  ...[MONTH_AND_DAY, POINTED_DAY, LEAP_DAY, ORDINAL_DAY, LAST_DAY, WEEKS_AFTER],
];

/** Of 13 the 3 is no hour: chrono tries the rest of a text where `extract` gives null. */
function rule(pattern: string, extract: Parser["extract"]): Parser {
  const isInside = (text: string, index: number) =>
    /\w/.test(text.charAt(index)) && /[\p{L}\d]$/u.test(text.slice(0, index));
  return {
    pattern: () => new RegExp(pattern, "i"),
    extract: (context, match) =>
      isInside(context.text, match.index ?? 0) ? null : extract(context, match),
  };
}

/** The time so many minutes after midnight; with `half` (a, p) only up to 12:59. */
function timeParts(minutes: number, half?: string) {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  if (hour < 0 || hour > 23 || minute > 59) return null;
  if (half === undefined) return { hour, minute, ...(hour > 12 && { meridiem: 1 }) };
  if (hour > 12) return null;
  const meridiem = half.toLowerCase() === "p" ? 1 : 0;
  return { hour: (hour % 12) + meridiem * 12, minute, meridiem };
}

/** The date so many days after `from`. */
function dateAfter(from: Date, days: number) {
  return dateParts(new Date(from.getFullYear(), from.getMonth(), from.getDate() + days));
}

function dateParts(date: Date) {
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}

/** "Dec", "Sept" and "december"; 0 is none. */
function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1;
}
