// What is left of a text and may say when: where it is not read it is asked about.
import { MONTH, MONTH_START, ORDINAL, WEEKDAY } from "./words";

const UNIT = "(?:day|week|month|year)s?\\b";
const dayNote = (words: string) => `“${words}” is not understood as a day.`;
const OFTEN = "(?:once|twice|\\d+x|[\\p{L}\\d]+\\s+(?:time|day)s)";

/** What may have been meant as a time, and how it is asked about. */
const UNPARSED: readonly (readonly [RegExp, (words: string) => string])[] = [
  [
    new RegExp(
      "\\b(?:bi-?weekly|bi-?monthly|quarterly)\\b|" +
        `\\b(?:(?:every|each)\\s+(?:\\p{L}+\\s+)?|${OFTEN}\\s+(?:a|per|each)\\s+)${UNIT}`,
      "iu",
    ),
    (words) => `How often “${words}” means is not understood.`,
  ],
  [
    /\b(?:every|each)\s+(?:\d+\s+)?(?:hours?|minutes?|seconds?)\b|\bhourly\b/i,
    (words) => `Reminders repeat once a day at most, so “${words}” stays in the text.`,
  ],
  [/\bafter\s+next\b|\bnext$|\b(?:week|month|year) after\b|\bfrom now\b/i, dayNote],
  [/\bin\s+\w+\s+(?:working|business|week)\s*days?\b/i, dayNote],
  [
    /\b(?:\d+|an?|two|three|half an)\s+(?:min(?:ute)?|h(?:ou)?r|day|week)s?\s+(?:before|after)\b/i,
    (words) => `“${words}” is not understood as a time.`,
  ],
  [
    new RegExp(
      "(?<=\\S\\s+)(?:\\p{Lu}\\p{L}*\\s+time|Eastern|Pacific)\\b|\\b[Cc]entral$|" +
        "\\b(?:eastern|central|mountain|pacific|uk|us|your|their|her|his)\\s+time\\b",
      "u",
    ),
    (words) => `“${words}” is not understood as a zone.`,
  ],
];
/** Of the text itself: its weekday is read alone. */
const NAMED_WEEKDAY = new RegExp(
  `\\b(?:(?:${ORDINAL}|first|second|third|fourth|easter|good|black)\\s+${WEEKDAY}\\b|` +
    "(?:start|beginning|middle|end) of (?:next|this|the) (?:week|year))",
  "i",
);
const HOLIDAY =
  "mother|father|memorial|labou?r|independence|veteran|mlk|president|bank|canada|remembrance|cup";
/** Beside a time of day these may be its day. */
const DAY_NAME = new RegExp(
  [
    `\\b(?:tom+o?r+o?w?\\b|${MONTH}\\s+\\d+|${ORDINAL}\\b)`,
    `\\b(?:\\d\\d?|of|mid|early|late|this|next|in)[ .-]+${MONTH_START}`,
    "\\b(?:christmas|xmas|easter|new year|thanksgiving|halloween|nye)\\b",
    "\\bend of (?:the )?(?:week|year)\\b",
    `\\b(?:${HOLIDAY})['’]?s?['’]? (?:holi)?day\\b`,
    `\\bday of\\b|\\b${WEEKDAY}\\b(?: \\d+)?`,
    "\\b20\\d\\d(?:0[1-9]|1[0-2])[0-3]\\d\\b",
    "(?<![\\p{L}\\d.])\\d\\d?\\.\\d\\d?\\.(?:\\d\\d)?(?![\\d.])",
  ].join("|"),
  "iu",
);

/** Of a text that is read as `message`, as sentences; `isDayless` where no day is read. */
export function unparsedNotes(text: string, message: string, isDayless: boolean): string[] {
  const notes = UNPARSED.flatMap(([words, note]) =>
    (words.exec(message) ?? []).slice(0, 1).map(note),
  );
  const [day] = (isDayless ? DAY_NAME.exec(message) : NAMED_WEEKDAY.exec(text)) ?? [];
  return day === undefined ? notes : [...notes, dayNote(day)];
}
