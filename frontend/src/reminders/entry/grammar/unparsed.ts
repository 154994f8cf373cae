// Notes about words that are left in the message and may have been meant as a time.
import { MONTH, MONTH_START, ORDINAL, WEEKDAY } from "./words";

const UNIT = "(?:day|week|month|year)s?\\b";
const SHORT_UNIT = "(?:h(?:ou)?rs?|min(?:ute)?s?|sec(?:ond)?s?|[hms])";
const TIMES = "(?:once|twice|\\d+x|[\\p{L}\\d]+\\s+(?:time|day)s)";
const OFTEN = `\\b(?:(?:every|each)\\s+(?:\\p{L}+\\s+)?|${TIMES}\\s+(?:a|per|each)\\s+)${UNIT}`;
const ADVERB = "\\b(?:bi-?weekly|bi-?monthly|quarterly)\\b";
const ZONE = "\\b(?:eastern|central|mountain|pacific|uk|us|your|their|her|his)\\s+time\\b";
const ZONE_NAME = "(?<=\\S\\s+)(?:\\p{Lu}\\p{L}*\\s+time|Eastern|Pacific)\\b|\\b[Cc]entral$";
const AMOUNT = "(?:\\d+|an?|two|three|half an)\\s+(?:min(?:ute)?|h(?:ou)?r|day|week)s?";
const DAY_NOTE = "“$” is not understood as a day.";

/** The words, and the note about them, where $ stands for the words. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${ADVERB}|${OFTEN}`, "iu"), "How often “$” means is not understood."],
  [
    new RegExp(`\\b(?:every|each)\\s+(?:\\S+\\s+|\\d+)?${SHORT_UNIT}\\b|\\bhourly\\b`, "i"),
    "Reminders repeat once a day at most, so “$” stays in the text.",
  ],
  [/\b(?:twice|thrice)$/i, "How often “$” means is not understood."],
  [/^(?:and|or)\b|\b(?:and|or)$/i, "“$” is left over in the text."],
  [/\bafter\s+next\b|\bnext$|\b(?:week|month|year) after\b|\bfrom now\b/i, DAY_NOTE],
  [/\bin\s+\w+\s+(?:working|business|week)\s*days?\b/i, DAY_NOTE],
  [new RegExp(`\\b${AMOUNT}\\s+(?:before|after)\\b`, "i"), "“$” is not understood as a time."],
  [new RegExp(`${ZONE_NAME}|${ZONE}`, "u"), "“$” is not understood as a zone."],
];
/** Days of which only the weekday is read. */
const NAMED_WEEKDAY = new RegExp(
  `\\b(?:(?:${ORDINAL}|first|second|third|fourth|easter|good|black)\\s+${WEEKDAY}\\b|` +
    "(?:start|beginning|middle|end) of (?:next|this|the) (?:week|year))",
  "i",
);
const HOLIDAY =
  "mother|father|memorial|labou?r|independence|veteran|mlk|president|bank|canada|remembrance|cup";
/** Words that may name the day of a time. */
const DAY_NAME = new RegExp(
  [
    `\\b(?:tom+o?r+o?w?\\b|${MONTH}\\s+\\d+|${ORDINAL}\\b)`,
    `\\b(?:\\d\\d?|of|mid|early|late|this|next|in)[ .-]+${MONTH_START}`,
    "\\b(?:christmas|xmas|easter|new year|thanksgiving|halloween|nye)\\b",
    "\\bend of (?:the )?(?:week|year)\\b",
    `\\b(?:${HOLIDAY})['’]?s?['’]? (?:holi)?day\\b`,
    `\\bday of\\b|\\b${WEEKDAY}\\b(?: \\d+)?`,
    "\\b20\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d\\b",
    "(?<![\\p{L}\\d.])\\d\\d?\\.(?:\\d\\d?\\.(?:\\d\\d)?|0[1-9]|1[0-2])(?![\\d.])",
  ].join("|"),
  "iu",
);

/** What `message` may say of the time, or where a day was read, what `text` may say of the day. */
export function unparsedNotes(text: string, message: string, isDayless: boolean): string[] {
  const found = NOTES.map(([pattern, note]) => [pattern.exec(message), note] as const);
  const day = isDayless ? DAY_NAME.exec(message) : NAMED_WEEKDAY.exec(text);
  return [...found, [day, DAY_NOTE] as const].flatMap(([match, note]) =>
    match === null ? [] : [note.replace("$", () => match[0])],
  );
}
