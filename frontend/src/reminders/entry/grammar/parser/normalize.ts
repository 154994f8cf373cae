// Rewrites words of a day or a time as the grammar knows them: "wednsday", "arvo", "seven pm".
import {
  DAY_BEFORE,
  DAY_NUMBER,
  HOUR_WORDS,
  MONTH,
  MONTHS,
  numberOf,
  ORDINAL_WORDS,
  WEEKDAY,
  WEEKDAY_START,
} from "../words";

const NAMES = [
  ...["tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
  ...MONTHS.filter(({ length }) => length > 5), // "match" is no March
];
/** Words that are one edit from a name. */
const OTHERS = new Set(["sundry", "sunray", "manday", "munday"]);
const HOLIDAYS: Readonly<Record<string, string>> = {
  ...{ "valentine day": "14 feb", "patrick day": "17 mar", "anzac day": "25 apr" },
  ...{ "australia day": "26 jan", "christmas day": "25 dec", "xmas day": "25 dec" },
  ...{ "christmas eve": "24 dec", "xmas eve": "24 dec", "boxing day": "26 dec" },
  ...{ "new year day": "1 jan", "new year eve": "31 dec" },
};
const HOLIDAY = [...new Set(Object.keys(HOLIDAYS).map((name) => name.replace(/ \w+$/, "")))];

const FULL_DAY = `${WEEKDAY_START}day`;
const TWO_LETTERS = "mo|tu|we|th|fr|sa|su";
const CAPITAL = "Mo|Tu|We|Th|Fr|Sa|Su";
const BEFORE_HOUR = "(?<=\\b(?:half|past|quarter (?:to|till|of|after)|minutes to) )";
const AFTER_HOUR = "(?=\\s*(?:[ap]\\.?m\\b|o['’]?clock))";
const END = `$|[,.;]|(?:to|on|in the|this|tomorrow|today|tonight|${FULL_DAY})\\b`;
const NAMED = `${DAY_NUMBER}(?: of)? ${MONTH}|${MONTH}\\.? ${DAY_NUMBER}|\\d\\d?/\\d\\d?`;
const DATE = `(?:${NAMED}|next week|tomorrow)(?:,? 20\\d\\d|/\\d+)?(?: \\d[\\d:.]*\\s?[ap]m)?`;
const MORE = "\\s?[-–&]| (?:to|and|thr)";

const all = (pattern: string) => new RegExp(pattern, "gi");

/** Patterns and their replacements, in order; $1 is the first group. */
const REWRITES: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/\b(?:2mo?r(?:ro)?w|2moro|tomo|[Tt]m(?:r|r?w)|tmoro)\b/g, "tomorrow"],
  [/\b(to|2)?nite\b/gi, (_, to) => (to ? "tonight" : "night")],
  [/\b2day\b/gi, "today"],
  [/\beveryday\b(?=\s*(?:$|[,.!]|\d|(?:at|from|until|till?|for|in)\b))/gi, "every day"],
  [/\bnxt\b/gi, "next"],
  [/\barvo\b/gi, "afternoon"],
  [/\b(tue|wed)s\b/gi, "$1"],
  [/\b(?:(?:the|a) )?day after tomorrow\b/gi, "a day from tomorrow"],
  [
    all(`\\b(?:st\\.? )?(${HOLIDAY.join("|")})(?:['’]?s['’]?)? (day|eve)\\b`),
    (words, name, day) => HOLIDAYS[`${name} ${day}`.toLowerCase()] ?? words,
  ],
  [/\b(?:over|on|at) the weekend\b/gi, "this weekend"],
  [/\b(?:12|twelve) (noon|midnight)\b/gi, "$1"],
  [/\bm[/ ]?w([/ ]?f)\b|\bm\/w\b/gi, (_, friday) => (friday ? "mon wed fri" : "mon wed")],
  [/\bT\/?Th\b|\btu?[/ ]th\b/g, "tue thu"],
  [/\bM[-–](F|Th)\b/gi, (_, to = "") => (to.length > 1 ? "mon-thu" : "mon-fri")],
  [/\bx ?(?=\d+ days\b)/gi, "for "],
  [all(`\\b(?:${TWO_LETTERS})\\s?[-–/]\\s?(?:${TWO_LETTERS})\\b`), withFullDays],
  [new RegExp(`\\b(?:${CAPITAL})(?:,? (?:(?:and|&) )?(?:${CAPITAL}))+\\b`, "g"), withFullDays],
  [/\bfortnightly\b/gi, "every two weeks"],
  [all(`\\b(a week|(?:a )?fortnight|(?:two|three|\\d) weeks)(?= ${FULL_DAY}\\b)`), "$1 on"],
  [all(`\\b(${FULL_DAY}) fortnight\\b`), "two weeks on $1"],
  [/\b(?:a )?fortnight\b(?!['’-])/gi, "two weeks"],
  [all(`(?<=^|[,.] )week(?= on ${FULL_DAY}\\b)`), "a week"],
  [all(`\\b(?:this )?coming(?= ${FULL_DAY}\\b)`), "this"],
  [all(`\\b(${FULL_DAY}) (?:next|coming)\\b(?! (?:week|month|year|to)\\b)`), "next $1"],
  [/\b(\d\d?(?:[.:]\d\d)?(?:\s?[ap]m)?)-?ish\b/gi, "$1"],
  [/\b(five|ten|twenty)(?: minutes)?(?= (?:to|past) )/gi, (_, word) => `${inDigits(word)} minutes`],
  [all(`${BEFORE_HOUR}(?:${HOUR_WORDS})\\b|\\b(?:${HOUR_WORDS})${AFTER_HOUR}`), inDigits],
  [all(`(?<=\\bat )(?:${HOUR_WORDS})(?=\\s*(?:${END}))`), inDigits],
  [all(`(?<=\\b(?:on|due) the )(?:${ORDINAL_WORDS})\\b`), (word) => `${inDigits(word)}th`],
  [/\b(\d\s*[ap])\.m\b\.?/gi, "$1m"],
  [all(`(?<=${DAY_BEFORE})(\\d{1,2})(?=[\\s\\uFFFC.!]*$)`), "at $1"],
  [/(?<![\w@.-])[a-z]{5,10}(?![\w@-]|\.\w)/gi, corrected],
  [all(`(?<=\\bfrom )(${DAY_NUMBER})(?= (?:to|till|until) ${DAY_NUMBER} (${MONTH}))`), "$1 $2"],
  [all(`(?<=\\bfrom (${MONTH}) ${DAY_NUMBER} (?:to|till|until) )(${DAY_NUMBER})\\b(?!:)`), "$1 $2"],
  // Chrono knows no weekday after its date.
  [all(`(?<!day from )\\b(${DATE})[\\s,(]+(?:on )?(${WEEKDAY})\\b(?!${MORE})\\)?`), "$2 $1"],
];

function inDigits(word = ""): string {
  return String(numberOf(word));
}

/** "Monday-friday" of "Mo-Fr". */
function withFullDays(days = ""): string {
  const fullDay = (start: string) =>
    NAMES.find((name) => name.startsWith(start.toLowerCase())) ?? start;
  return days.replace(new RegExp(TWO_LETTERS, "gi"), fullDay);
}

/** Matches `word` as a whole word: not the 12 of "09:12". */
function alone(word: string): RegExp {
  return new RegExp(`(?<![\\w:.-])${word}(?![\\w:-])`, "i");
}

/** The rewritten text, and a function that restores the original words in a part of it. */
export function normalize(text: string) {
  const changes: [string, string][] = [];
  const known = REWRITES.reduce(
    (rest, [pattern, write]) =>
      rest.replace(pattern, (found: string, ...groups: string[]) => {
        const word =
          typeof write === "string"
            ? write.replace(/\$(\d)/g, (_, group: string) => groups[Number(group) - 1] ?? "")
            : write(found, ...groups);
        // A word that is there twice could not be restored.
        if (word === found || alone(word).test(text.replace(found, ""))) return found;
        changes.unshift([word, found]);
        return word;
      }),
    text,
  );
  const restore = (left: string) =>
    changes.reduce((rest, [word, found]) => rest.replace(alone(word), () => found), left);
  return { known, restore };
}

/** `word` with its spelling corrected, if it is nearly the name of a day or month. */
function corrected(word = ""): string {
  const lower = word.toLowerCase();
  if (OTHERS.has(lower) || NAMES.includes(lower)) return word;
  const isMeant = (name: string) =>
    name[0] === lower[0] &&
    name.at(-1) === lower.at(-1) &&
    isNear(name, lower, name.length < 8 ? 1 : 2);
  return NAMES.find(isMeant) ?? word;
}

/** Whether at most `most` letters are missing, too many, wrong or swapped with their neighbour. */
function isNear(name: string, word: string, most: number): boolean {
  if (name === word || most === 0) return name === word;
  let same = 0;
  while (name[same] === word[same]) same += 1;
  const after = (more: number, others: number) =>
    isNear(name.slice(same + more), word.slice(same + others), most - 1);
  const isSwapped = name[same] === word[same + 1] && name[same + 1] === word[same];
  return after(1, 0) || after(0, 1) || after(1, 1) || (isSwapped && after(2, 2));
}
