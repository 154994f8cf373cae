// Runs chrono, which parses English dates, with rules of our own and without false times.
import { Chrono, configuration, type ParsedResult } from "chrono-node/en";
import type { Temporal } from "temporal-polyfill";
import { mask } from "../text";
import { DURATION } from "../wait";
import { A_DAY, DATE, DAY_NUMBER, isNamed, MONTH, NEAR_DAY, WEEKDAY } from "../words";
import { RULES } from "./rules";

/** 18.30 beside a day is a time; 5.12 may be a date. */
const POINT = "(?:[01]?\\d|2[0-3])\\.(?:00|1[3-9]|[2-5]\\d)(?![\\d.])";
const POINTED = new RegExp(
  `(?<=\\b${DATE},?\\s+)${POINT}|(?<![\\d.])${POINT}(?=,?\\s+(?:on\\s+)?${DATE}\\b)`,
  "gi",
);

/** After these words a number before a day is a time or a date. */
const LEADS = "at|by|from|until|till|before|after|around|about|to|and|or|for|due";
const LED = `(?<!\\b(?:${LEADS}|${NEAR_DAY}|${MONTH}),?\\s+)`;
/** Elsewhere such a number may belong to a name ("Apollo 7 tonight"), or is above 12. */
const BEFORE_DAY = new RegExp(
  `(?<=[^\\s\\uFFFC,.:;!?@–-]\\s+)${LED}(?:1\\d|2[0-3]|[1-9])(?!\\s+(?:of\\s+)?${MONTH})` +
    `(?=,?\\s+(?:(?:on\\s+)?${DATE}\\b|in the \\p{L}|at night))`,
  "giu",
);
const NAME = /\p{Lu}[\p{L}'’]*\s+$/u;
/** Nouns with a number: "chapter 9 tonight". */
const NUMBERED = [
  "apartment|apt|bay|bus|channel|chapter|episode|exercise|flat|floor|gate|grade|level|line|locker",
  "module|number|page|parcel|part|phase|platform|question|room|round|route|row|season|seat|section",
  "size|stage|step|suite|terminal|track|unit|verse|version|volume",
].join("|");
const STREET = "street|st|road|rd|avenue|ave|lane|square|drive|close|court|terrace|crescent";
/** Words that name zones in capitals only: "9am vet", "7pm eat". */
const WORDS_NOT_ZONES =
  "art|bit|cast|cat|east|eat|get|hap|hat|hay|mart|met|mut|net|pet|pont|ret|vet|wat|west|wet|wit";
const NAMED_MONTH =
  `(?<!\\d\\w*\\s+(?:of\\s+)?|\\b(?:by|from|in|of|since|this|next|until)\\s+)\\b${MONTH}` +
  "(?=\\s+(?:at\\s+)?\\d\\d?(?:[:.]\\d\\d|\\s?[ap]m))";
const COST = "(?:[€£$]\\s?|\\b(?:pay|paid|pays|costs?|owes?|spend)\\s+)";
const NON_TIMES = [
  DURATION,
  new RegExp(`\\bfrom(?=\\s+${DAY_NUMBER}\\s+${MONTH})`, "gi"), // "from 5" would be a time
  new RegExp(`${COST}\\d+(?:[.,]\\d+)?(?![\\d:]|\\s?[ap]\\.?m|\\s+${MONTH}\\b)`, "gi"),
  /\b\d+[.,]\d\d(?=\s?(?:[€£$]|euros?\b|pounds?\b|dollars?\b))/gi,
  new RegExp(`(?<=\\p{L}-)(?<!${MONTH}-)\\d+(?![\\d:.]|\\s?[ap]\\.?m)`, "giu"),
  new RegExp(`(?<=\\bat\\s+)\\d+(?=\\s+(?:\\p{L}+\\s+){1,2}(?:${STREET})\\b)`, "giu"),
  new RegExp(
    `(?<=\\b(?:${NUMBERED})\\s+)\\d+(?![\\d:.]\\d|\\s?[ap]\\.?m\\b|\\s+(?:of\\s+)?${MONTH})`,
    "gi",
  ),
  new RegExp(`(?<=\\b(?:${NUMBERED})\\s+)\\d+\\.\\d+\\.`, "gi"),
  new RegExp(`\\b(?!20\\d\\d)\\d{4}(?=\\s+${MONTH})`, "gi"), // "UA 1549 Dec 3" names no year
  new RegExp(`\\b(?:${WEEKDAY}|weekend)(?=\\s+to(?:day|morrow|night)\\b)`, "gi"), // "The Sun tomorrow"
  new RegExp(`${NAMED_MONTH}(?:(?=.*${A_DAY})|(?<=${A_DAY}.*))`, "gi"), // "see April at 3pm today"
  new RegExp(`(?<=(?<![\\d-])\\d\\d?[-–])\\d\\d?(?=,?\\s+(?:on\\s+)?${NEAR_DAY}\\b)`, "gi"), // 8-12 Friday
  /\b(?:(?:next|last|past) \S+ (?:days|weeks|months|years)|(?:day|week|month|year)s? after(?! next))\b/gi,
  /\b24\/7\b|\bhttps?:\/\/\S+/g,
];

/** `text`, as long as it was, with durations, prices and other numbers masked. */
function maskNonTimes(text: string): string {
  const blank = (words: string) => mask(words, [{ start: 0, end: words.length }]);
  return NON_TIMES.reduce((rest, pattern) => rest.replace(pattern, blank), text)
    .replace(BEFORE_DAY, (number, at: number) =>
      Number(number) > 12 || NAME.test(text.slice(0, at)) ? blank(number) : number,
    )
    .replace(/['’](?= (?:evening|night|morning|afternoon))/gi, "_") // "parents' evening" has no "this"
    .replace(POINTED, (time) => time.replace(".", ":"))
    .replace(/\b[A-Za-z][a-z]{2,3}\b/g, (word) =>
      isNamed(WORDS_NOT_ZONES, word) ? "_".repeat(word.length) : word,
    );
}

const [MONTH_FIRST, DAY_FIRST] = [parserOf(true), parserOf(false)];

/**
 * What chrono finds in `text` on the day `date`. It counts from noon, which exists in every zone, so
 * only the fields of its results count, not their moments.
 */
export function chronoResults(
  text: string,
  date: Temporal.PlainDate,
  isMonthFirst: boolean,
): readonly ParsedResult[] {
  const noon = new Date(date.year, date.month - 1, date.day, 12);
  return (isMonthFirst ? MONTH_FIRST : DAY_FIRST).parse(maskNonTimes(text), noon);
}

function parserOf(isMonthFirst: boolean): Chrono {
  const parser = new Chrono(configuration.createCasualConfiguration(!isMonthFirst));
  parser.parsers.unshift(...RULES);
  return parser;
}
