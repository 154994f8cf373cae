// Notes about words that are left in the message and may have been meant as a time.
import { MONTH, ORDINAL, WEEKDAY } from "./words";

const SEASON = "term|semester|season|summer|winter|spring|autumn|holiday";
const PERIOD = `(?:week(?:end)?|fortnight|month|year|${SEASON})s?\\b`;
const PARTS = "(?:mornings|afternoons|evenings|nights)\\b";
const SHORT_UNIT = "(?:h(?:ou)?rs?|min(?:ute)?s?|sec(?:ond)?s?|[hms])";
const TIMES =
  "(?:once|one|twice|\\d+x|\\w+ (?:time|day|night|morning|weekend)s)(?: (?:a|per|each|two) |/)";
const EACH = `(?:every|each|most|some|both)(?:\\s+[\\p{L}\\d-]+){0,2}?\\s|${TIMES}`;
const OFTEN = `\\b(?:${EACH})\\s*(?:days?\\b|${PERIOD}|${PARTS})|(?<!\\d\\s+)\\b${PARTS}`;
const ADVERB =
  "\\b(?:bi-?weekly|bi-?monthly|quarterly|alternate|semi-\\w+ly|every (?:so|now)|school days|twice$)\\b";
const ZONE = "\\b(?:eastern|central|mountain|pacific|uk|us|your|their|her|his)\\s+time\\b";
const ZONE_NAME = "(?<=\\S\\s+)(?:\\p{Lu}\\p{L}*\\s+time|Eastern|Pacific)\\b|\\b[Cc]entral$";
const AMOUNT = "(?:\\d+|an?|two|three|half an)\\s+(?:min(?:ute)?|h(?:ou)?r|day|week)s?";
const TIME_NOTE = "“$” is not understood as a time.";
const DAY_NOTE = "“$” is not understood as a day.";

/** The words, and the note about them, where $ stands for the words. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^twice\\b|${ADVERB}|${OFTEN}`, "iu"), "How often “$” means is not understood."],
  [
    new RegExp(`\\b(?:every|each)\\s+(?:\\S+\\s+|\\d+)?${SHORT_UNIT}\\b|\\bhourly\\b`, "i"),
    "Reminders repeat once a day at most, so “$” stays in the text.",
  ],
  [/^(?:and|or)\b|\b(?:and|or)$/i, "“$” is left over in the text."],
  [/\bafter (?:next|this)\b|\bnext$|\b(?:day|week|month|year) after\b|\bfrom now\b/i, DAY_NOTE],
  [/\bin\s+\w+\s+(?:working|business|week)\s*days?\b/i, DAY_NOTE],
  [new RegExp(`\\b${AMOUNT}\\s+(?:before|after)\\b`, "i"), TIME_NOTE],
  [new RegExp(`${ZONE_NAME}|${ZONE}`, "u"), "“$” is not understood as a zone."],
];
const PLACE = `${ORDINAL}|first|second|third|fourth|last|penultimate|following`;
/** Days of which only the weekday is read. */
const NAMED_WEEKDAY = new RegExp(
  [
    `\\b(?:${PLACE}|easter|good|black|cyber|remembrance|holiday) (?:${WEEKDAY}|weekday|weekend)\\b`,
    `\\b(?:(?:start|beginning|middle|end) of (?:next|this|the) (?:week|year)|all(?: this| next)? ${PERIOD})`,
    `(?<!${WEEKDAY},? |\\d\\w\\w (?:of )?)\\bthis (?:week|month|year)\\b(?!,? (?:on )?${WEEKDAY})`,
  ].join("|"),
  "i",
);
/** "Appt 1130 Friday", "plumber 8-12 Friday". */
const TIME_LIKE =
  /(?<![\p{L}\d.,:/+#£$€-])(?:(?:\d?\d[.:]|[012]\d)\d\d(?:\s?hrs)?|\d\d?-\d\d?)(?![\d.,:/%-]|\s?[ap]m)/iu;
const LEAD = "in|from|starting|since|after|before|until|by|during|over";
const HOLIDAY =
  "mother|father|memorial|labou?r|independence|veteran|mlk|president|bank|canada|remembrance|cup|pancake";
/** Words that may name the day of a time. */
export const DAY_NAME = new RegExp(
  [
    `\\b(?:tom+o?r+o?w?\\b|${MONTH}\\s+(?:\\d+|and|or|to|only)|${ORDINAL}\\b)`,
    `\\b(?:\\d\\d?|of|mid|early|late|this|next|${LEAD})[ .-]+${MONTH}`,
    "\\b(?:christmas|xmas|easter|new year|thanksgiving|halloween|nye|bonfire night)\\b",
    `\\b(?:(?:end|of|for) the|end of|all|mid|this|next|in|over)[ -](?:the |this |next )?${PERIOD}`,
    `\\bnext \\S+ (?:day|week|month|year)s\\b|\\bweekends\\b|\\b${PERIOD} only\\b|\\bin advent\\b`,
    `\\b(?:${HOLIDAY})['’]?s?['’]? (?:holi)?day\\b`,
    `\\bday of\\b|\\b${WEEKDAY}s?\\b(?: \\d+)?|\\b20\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d\\b`,
    "(?<![\\p{L}\\d.])\\d\\d?\\.(?:\\d\\d?\\.(?:\\d\\d)?|0[1-9]|1[0-2])(?![\\d.])",
  ].join("|"),
  "iu",
);

/** What `left` may say of the time, or where a day was read, what `text` may say of the day. */
export function unparsedNotes(text: string, left: string, isDayless = false, isTimeless = false) {
  const found = NOTES.map(([pattern, note]) => [pattern.exec(left), note] as const);
  const day = (isDayless ? DAY_NAME.exec(left) : null) ?? NAMED_WEEKDAY.exec(text);
  const time = isTimeless ? TIME_LIKE.exec(left) : null;
  return [...found, [day, DAY_NOTE] as const, [time, TIME_NOTE] as const].flatMap(([match, note]) =>
    match === null ? [] : [note.replace("$", () => match[0])],
  );
}
