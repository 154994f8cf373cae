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

/** Before 18 these make it a time, and with a month it is a day; else it is a number of something. */
const LEAD = `\\b(?:at|by|from|until|till|before|after|around|about|to|and|or|${DAY}|${A_MONTH})`;
const NO_TIMES = [
  DURATION,
  new RegExp(`\\bfrom(?=\\s+${NUMBER}\\s+${A_MONTH})`, "gi"), // "from 5" would be a time
  /(?:[€£$]\s?|\b(?:pay|paid|pays|costs?|owes?|spend)\s+)\d+(?:[.,]\d+)?(?![\d:]|\s?[ap]\.?m)/gi,
  /\b\d+[.,]\d\d(?=\s?(?:[€£$]|euros?\b|pounds?\b|dollars?\b))/gi,
  /(?<=\p{L}-)\d+(?![\d:.]|\s?[ap]\.?m)/giu,
  new RegExp(
    `(?<=[^\\s\\uFFFC,.:;!?@–-]\\s+)(?<!${LEAD},?\\s+)(?:1[3-9]|2[0-3])(?=,?\\s+(?:on\\s+)?${DATE}\\b)`,
    "gi",
  ),
];

/** `text` of the same length: how long something takes, what it costs and its number are no times. */
export function readable(text: string): string {
  const read = NO_TIMES.reduce(
    (rest, pattern) =>
      rest.replace(pattern, (words) => taken(words, [{ start: 0, end: words.length }])),
    text,
  );
  return read.replace(POINTED, (time) => time.replace(".", ":"));
}
