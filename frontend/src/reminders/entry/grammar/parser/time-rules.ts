// The times of day that chrono doesn't know: half past five, 7 tonight, 17h30.
import { DATE, DAY_BEFORE, NAMED_PART, PART_OF_DAY } from "../words";
import { dateAfter, rule, timeParts } from "./rule";

/** "Half 7" is half past it; a second half is of a match. */
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

const BEFORE_DAY = `${PART_OF_DAY}(?=,?\\s+(?:(?:of|on)\\s+)?(?:${DATE}|the\\s+\\d))`;

/** A part of the day; when that is says `partOfDay`. With seconds it is no date to chrono. */
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

/** Between 3 and 4pm: from the first on. */
const BETWEEN = rule(
  `\\bbetween\\s+${CLOCK}\\s*(?:([ap])m)?\\s+and\\s+(\\d{1,2})(?::\\d\\d)?\\s*([ap])m\\b`,
  (_context, [, hour, minute = "0", half, last, lastHalf = ""]) => {
    const isBeforeNoon = Number(hour) > Number(last) && hour !== "12"; // between 11 and 1pm
    return timeParts(Number(hour) * 60 + Number(minute), half ?? (isBeforeNoon ? "a" : lastHalf));
  },
);

const AFTER_DAY = new RegExp(`${DAY_BEFORE}$`, "i");

/** 17h30, 18h, at 0800, tomorrow 1830: four digits alone are one after a day or "at" only. */
const OF_24_HOURS = rule(
  "\\b(at\\s+)?(?:(\\d{1,2})h(\\d\\d)?|(\\d\\d)(\\d\\d))(?:\\s+(?:hours|hrs))?\\b(?![.:]\\d)",
  ({ text }, match) => {
    const [, at, hour, minute, first = hour, last = minute ?? "0"] = match;
    const isAfterDay = AFTER_DAY.test(text.slice(0, match.index));
    const isTime = at !== undefined || isAfterDay || minute !== undefined || Number(hour) > 12;
    return isTime ? timeParts(Number(first) * 60 + Number(last)) : null;
  },
);

export const TIME_RULES = [PARTS_OF_HOUR, PART_OF_A_DAY, TIME_IN_PART, BETWEEN, OF_24_HOURS];
