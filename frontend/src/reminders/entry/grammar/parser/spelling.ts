// Writes words of a day or a time as the grammar knows them: "wednsday", "arvo", "seven pm".
import { MONTH, MONTHS, NUMBERS, WEEKDAY } from "../text";
import { numberOf } from "../wait";

const NAMES = [
  ...["tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  ...MONTHS.filter(({ length }) => length > 5), // "match" is no March
];
/** One edit from a name, and words of their own. */
const OTHERS = new Set(["sundry", "sunray", "manday", "munday"]);
const ORDINALS = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth".split(" "),
  ..."eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(" "),
  ..."eighteenth nineteenth twentieth".split(" "),
];
const AND = "\\s?[-–/]\\s?";
const TWO = "mo|tu|we|th|fr|sa|su";
const CAPITAL = "Mo|Tu|We|Th|Fr|Sa|Su";
const LISTED = ",? (?:(?:and|&) )?";
const NUMBER = NUMBERS.join("|");
const DAY = `(?:${WEEKDAY})day`;
const HALF = "[ap]\\.?m\\b|o['’]?clock";
const HOUR_AFTER = "half|past|quarter (?:to|till|of|after)|minutes to";
const END = `$|[,.;]|(?:to|on|in the|this|tomorrow|today|tonight|${DAY})\\b`;

const FEASTS: Readonly<Record<string, string>> = {
  ...{ valentine: "14 feb", patrick: "17 mar", anzac: "25 apr", australia: "26 jan" },
  ...{ christmas: "25 dec", boxing: "26 dec", "new year": "1 jan" },
};

type Writing = (word: string, ...parts: readonly string[]) => string;
const asNumber: Writing = (word) => String(numberOf(word));

const NTH = "\\d\\d?(?:st|nd|rd|th)?";
const NAMED = `${NTH}(?: of)? ${MONTH}[a-z]*|${MONTH}[a-z]*\\.? ${NTH}|\\d\\d?/\\d\\d?`;
const MORE = "\\s?[-–&]| (?:to|and|thr)";
const DATE = `(?:${NAMED}|next week|tomorrow)(?:,? 20\\d\\d|/\\d+)?(?: \\d[\\d:.]*\\s?[ap]m)?`;

/** What is written for what, one after the other. */
const WORDS: readonly (readonly [RegExp, Writing])[] = [
  [/\b(?:2mo?r(?:ro)?w|2moro|tomo|[Tt]m(?:r|r?w)|tmoro)\b/g, () => "tomorrow"],
  [/\b(?:to|2)?nite\b/gi, (word) => (/^n/i.test(word) ? "night" : "tonight")],
  [/\b(?:2day|nxt)\b/gi, (word) => (/^n/i.test(word) ? "next" : "today")],
  [/\barvo\b/gi, () => "afternoon"],
  [/\b(?:tue|wed)s\b/gi, (word) => word.slice(0, 3)],
  [/\b(?:(?:the|a) )?day after tomorrow\b/gi, () => "a day from tomorrow"],
  [/\bxmas(?= (?:eve|day)\b)/gi, () => "christmas"],
  [
    new RegExp(`\\b(?:st\\.? )?(${Object.keys(FEASTS).join("|")})(?:['’]?s['’]?)? day\\b`, "gi"),
    (words, name = "") => FEASTS[name.toLowerCase()] ?? words,
  ],
  [/\bchristmas eve\b/gi, () => "24 dec"],
  [/\bnew year(?:['’]?s)? eve\b/gi, () => "31 dec"],
  [/\b(?:over|on|at) the weekend\b/gi, () => "this weekend"],
  [/\b(?:12|twelve) (noon|midnight)\b/gi, (_words, name) => name],
  [/\bMWF\b|\b[Mm]\/[Ww]\/[Ff]\b/g, () => "mon wed fri"],
  [/\bm\/w\b/gi, () => "mon wed"],
  [/\bT\/?Th\b|\bt\/th\b/g, () => "tue thu"],
  [/\bM[-–]F\b/gi, () => "mon-fri"],
  [/\bx ?(?=\d+ days\b)/gi, () => "for "],
  [
    new RegExp(`\\b(?:${TWO})(?=${AND}(?:${TWO})\\b)|(?<=\\b(?:${TWO})${AND})(?:${TWO})\\b`, "gi"),
    dayNamed,
  ],
  [
    new RegExp(
      `\\b(?:${CAPITAL})(?=${LISTED}(?:${CAPITAL})\\b)|(?<=\\b(?:${CAPITAL})${LISTED})(?:${CAPITAL})\\b`,
      "g",
    ),
    dayNamed,
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
  [
    new RegExp(`\\b(${DATE})[\\s,(]+(?:on )?((?:${WEEKDAY})(?:day)?)\\b(?!${MORE})\\)?`, "gi"),
    (_words, date, day) => `${day} ${date}`, // the kept parser knows no weekday after its date
  ],
];

function dayNamed(start: string): string {
  return NAMES.find((name) => name.startsWith(start.toLowerCase())) ?? start;
}

/** Where `word` stands alone: in "09:12" no 12 does. */
function alone(word: string): RegExp {
  return new RegExp(`(?<![\\w:.-])${word}(?![\\w:-])`, "i");
}

/** `text` as the grammar knows it, and the way to write what is left of it as it was. */
export function spelled(text: string) {
  const changes: [string, string][] = [];
  const known = WORDS.reduce(
    (rest, [words, write]) =>
      rest.replace(words, (found: string, ...parts: string[]) => {
        const word = write(found, ...parts);
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
  if (OTHERS.has(lower) || NAMES.includes(lower)) return word;
  const isMeant = (name: string) =>
    name[0] === lower[0] &&
    name.at(-1) === lower.at(-1) &&
    isNear(name, lower, name.length < 8 ? 1 : 2);
  return NAMES.find(isMeant) ?? word;
}

/** Whether `most` letters at most are missing, too many, wrong or swapped with their neighbour. */
function isNear(name: string, word: string, most: number): boolean {
  if (name === word || most === 0) return name === word;
  let same = 0;
  while (name[same] === word[same]) same += 1;
  const after = (more: number, others: number) =>
    isNear(name.slice(same + more), word.slice(same + others), most - 1);
  const isSwapped = name[same] === word[same + 1] && name[same + 1] === word[same];
  return after(1, 0) || after(0, 1) || after(1, 1) || (isSwapped && after(2, 2));
}
