// Makes a text readable for the kept parser: what looks like a time and is none is blanked.
import { MONTH, taken } from "../text";
import { DURATION } from "../wait";

const DAY = "(?:to(?:day|morrow|night)|(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*)";
export const DAY_BEFORE = new RegExp(`\\b${DAY},?\\s+$`, "i");
const A_MONTH = `${MONTH}[a-z]*`;
const NUMBER = "\\d{1,2}(?:st|nd|rd|th)?";
const DATE = `(?:${DAY}|${NUMBER}\\s+${A_MONTH}|${A_MONTH}\\s+${NUMBER})`;

/** 18.30 beside a day is a time, and no year and number; 5.12 may be a day of December. */
const POINT = "(?:[01]?\\d|2[0-3])\\.(?:00|1[3-9]|[2-5]\\d)(?![\\d.])";
const POINTED = new RegExp(
  `(?<=\\b${DATE},?\\s+)${POINT}|(?<![\\d.])${POINT}(?=,?\\s+(?:on\\s+)?${DATE}\\b)`,
  "gi",
);

/** After these a number before a day is a time, or with a month a day. */
const LEADS = "at|by|from|until|till|before|after|around|about|to|and|or|for|due";
const LED = `(?<!\\b(?:${LEADS}|${DAY}|${A_MONTH}),?\\s+)`;
/** Else it may be the number of something: of a name ("Apollo 7 tonight"), or above 12. */
const BEFORE_DAY = new RegExp(
  `(?<=[^\\s\\uFFFC,.:;!?@–-]\\s+)${LED}(?:1\\d|2[0-3]|[1-9])(?!\\s+(?:of\\s+)?${A_MONTH})` +
    `(?=,?\\s+(?:(?:on\\s+)?${DATE}\\b|in the \\p{L}|at night))`,
  "giu",
);
const NAME = /\p{Lu}[\p{L}'’]*\s+$/u;
const COST = "(?:[€£$]\\s?|\\b(?:pay|paid|pays|costs?|owes?|spend)\\s+)";
const NO_TIMES = [
  DURATION,
  new RegExp(`\\bfrom(?=\\s+${NUMBER}\\s+${A_MONTH})`, "gi"), // "from 5" would be a time
  new RegExp(`${COST}\\d+(?:[.,]\\d+)?(?![\\d:]|\\s?[ap]\\.?m|\\s+${A_MONTH}\\b)`, "gi"),
  /\b\d+[.,]\d\d(?=\s?(?:[€£$]|euros?\b|pounds?\b|dollars?\b))/gi,
  /(?<=\p{L}-)\d+(?![\d:.]|\s?[ap]\.?m)/giu,
  /(?<=\bat\s+)\d+(?=\s+(?:[A-Z]\p{L}+\s+){1,2}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Square)\b)/gu,
];

/** `text` as long as it is, without how long something takes, what it costs and its number. */
export function readable(text: string): string {
  const blank = (words: string) => taken(words, [{ start: 0, end: words.length }]);
  return NO_TIMES.reduce((rest, pattern) => rest.replace(pattern, blank), text)
    .replace(BEFORE_DAY, (number, at: number) =>
      Number(number) > 12 || NAME.test(text.slice(0, at)) ? blank(number) : number,
    )
    .replace(POINTED, (time) => time.replace(".", ":"));
}
