// Writes words of a day or a time as the grammar knows them: "wednsday", "arvo", "seven pm".
import { NUMBERS, WEEKDAY } from "../text";
import { numberOf } from "../wait";

const NAMES = [
  "tomorrow",
  ...["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  ...["january", "february", "august", "september", "october", "november", "december"],
];
/** One edit from a name, and words of their own. */
const OTHERS = new Set(["sundry", "sunray", "manday", "munday"]);
const ORDINALS = [
  ...["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"],
  ...["tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"],
  ...["seventeenth", "eighteenth", "nineteenth", "twentieth"],
];
const TWO = "mo|tu|we|th|fr|sa|su";
const NUMBER = NUMBERS.join("|");
const DAY = `(?:${WEEKDAY})day`;
const HALF = "[ap]\\.?m\\b|o['’]?clock";
const HOUR_AFTER = "half|past|quarter (?:to|till|of|after)|minutes to";
const END = `$|[,.;]|(?:to|on|in the|this|tomorrow|today|tonight|${DAY})\\b`;

type Writing = (word: string, part: string) => string;
const asNumber: Writing = (word) => String(numberOf(word));

/** What is written for what, one after the other. */
const WORDS: readonly (readonly [RegExp, Writing])[] = [
  [/\b(?:2mo?r(?:ro)?w|2moro|tomo|tmr?w?|tmoro)\b/gi, () => "tomorrow"],
  [/\b(?:to|2)?nite\b/gi, (word) => (/^n/i.test(word) ? "night" : "tonight")],
  [/\b(?:2day|nxt)\b/gi, (word) => (/^n/i.test(word) ? "next" : "today")],
  [/\barvo\b/gi, () => "afternoon"],
  [/\bxmas(?= (?:eve|day)\b)/gi, () => "christmas"],
  [/\b(?:over|on|at) the weekend\b/gi, () => "this weekend"],
  [/\b(?:12|twelve) (noon|midnight)\b/gi, (_words, name) => name],
  [/\bM\/?W\/?F\b/g, () => "mon wed fri"],
  [/\bM[-–]F\b/g, () => "mon-fri"],
  [
    new RegExp(
      `\\b(?:${TWO})(?=\\s?[-–,/&]\\s?(?:${TWO})\\b)|(?<=\\b(?:${TWO})\\s?[-–,/&]\\s?)(?:${TWO})\\b`,
      "gi",
    ),
    (word) => NAMES.find((name) => name.startsWith(word.toLowerCase())) ?? word,
  ],
  [/\bfortnightly\b/gi, () => "every two weeks"],
  [new RegExp(`\\b(${DAY}) fortnight\\b`, "gi"), (_words, day) => `two weeks on ${day}`],
  [/\b(?:a )?fortnight\b(?!['’-])/gi, () => "two weeks"],
  [new RegExp(`(?<=^|[,.] )week(?= on ${DAY}\\b)`, "gi"), () => "a week"],
  [new RegExp(`\\ba week(?= ${DAY}\\b)`, "gi"), () => "a week on"],
  [new RegExp(`\\b(?:this )?coming(?= ${DAY}\\b)`, "gi"), () => "this"],
  [
    new RegExp(`\\b(${DAY}) (?:next|coming)\\b(?! (?:week|month|year|to)\\b)`, "gi"),
    (_, day) => `next ${day}`,
  ],
  [/\b(\d\d?(?:[.:]\d\d)?(?:\s?[ap]m)?)-?ish\b/gi, (_words, time) => time],
  [
    /\b(five|ten|twenty)(?: minutes)?(?= (?:to|past) )/gi,
    (_words, part) => `${numberOf(part)} minutes`,
  ],
  [
    new RegExp(
      `(?<=\\b(?:${HOUR_AFTER}) )(?:${NUMBER})\\b|\\b(?:${NUMBER})(?=\\s*(?:${HALF}))`,
      "gi",
    ),
    asNumber,
  ],
  [new RegExp(`(?<=\\bat )(?:${NUMBER})(?=\\s*(?:${END}))`, "gi"), asNumber],
  [
    new RegExp(`(?<=\\b(?:on|due) the )(?:${ORDINALS.join("|")})\\b`, "gi"),
    (word) => `${ORDINALS.indexOf(word.toLowerCase()) + 1}th`,
  ],
  [/(?<![\w@.-])[a-z]{5,10}(?![\w@-]|\.\w)/gi, meant],
];

/** Where `word` stands alone: in "09:12" no 12 does. */
function alone(word: string): RegExp {
  return new RegExp(`(?<![\\w:.-])${word}(?![\\w:-])`, "i");
}

/** `text` as the grammar knows it, and the way to write what is left of it as it was. */
export function spelled(text: string) {
  const changes: [string, string][] = [];
  const known = WORDS.reduce(
    (rest, [words, write]) =>
      rest.replace(words, (found: string, part: string) => {
        const word = write(found, part);
        // What is there twice could not be written as it was.
        if (word === found || alone(word).test(text.replace(found, ""))) return found;
        changes.unshift([word, found]);
        return word;
      }),
    text,
  );
  const asWritten = (left: string) =>
    changes.reduce((rest, [word, found]) => rest.replace(alone(word), () => found), left);
  return { known, asWritten };
}

/** The name that is meant by `word`, or `word` itself. */
function meant(word: string): string {
  const lower = word.toLowerCase();
  if (OTHERS.has(lower)) return word;
  const isMeant = (name: string) =>
    name !== lower &&
    name[0] === lower[0] &&
    name.at(-1) === lower.at(-1) &&
    edits(name, lower) <= (name.length < 8 ? 1 : 2);
  return NAMES.includes(lower) ? word : (NAMES.find(isMeant) ?? word);
}

/** How many letters are missing, too many, wrong or swapped with their neighbour. */
function edits(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_row, index) => [index]);
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let column = 0; column <= other.length; column += 1) {
    for (let row = 0; row <= one.length; row += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const least = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + Number(!isSame),
        isSwapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
      (rows[row] ??= [])[column] = row + column === 0 ? 0 : least;
    }
  }
  return at(one.length, other.length);
}
