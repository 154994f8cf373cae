// Finds a wait from now: "in 20 min", "in an hour and a half", "2 days from now".
import { type Span, spanOf } from "./text";
import { AMOUNT_WORDS, isNamed, numberOf } from "./words";

export type Wait = NonNullable<ReturnType<typeof waitIn>>;

const UNITS = [
  ["s|secs?|seconds?", "seconds", 1],
  ["m|mins?|minutes?", "seconds", 60],
  ["h|hrs?|hours?", "seconds", 3600],
  ["d|days?", "days", 1],
  ["w|wks?|weeks?", "days", 7],
  ["fortnights?", "days", 14],
  ["months?", "months", 1],
  ["y|yrs?|years?", "months", 12],
] as const;

// A space stands after a word: "and" is no "an d".
const AMOUNT = `(?:\\d{1,5}(?:[.,]\\d{1,2})?\\s*|(?:${AMOUNT_WORDS})\\s+)(?:more\\s+)?`;
const UNIT = UNITS.map(([names]) => names).join("|");
const HALF = "(?:\\s+and\\s+a\\s+(?:half|quarter))?";
const PART = `${AMOUNT}(?:${UNIT})(?![a-z])${HALF}`;
const PARTS = `${PART}(?:\\s*(?:,|and)?\\s*${PART})*`;
/** In 1h30, in 1:30; "check in 1:30" is a time of day. */
const IN = "(?<!\\b(?:check|log|clock|sign|dial|tune|come)\\s)in";
const HOURS_AND = `${IN}\\s+\\d[h:]\\d\\d(?![\\d:a-z]|\\s*[ap]\\.?m)`;
/** 1h30 is a wait rather than a time at night; 14h30 and "at 1h30" are times. */
const LENGTH =
  "(?<!\\b(?:at|by|from|to|until|before|after|around)\\s+|@\\s*|[\\d-])[1-6]h[0-5]\\d(?![\\d:a-z-])";
const AHEAD = `(?:in|after|within)\\s+(?:about\\s+)?${PARTS}(?!\\s+or\\s)(?:(?:['’]s?)?\\s+time)?`;
const LATER = "(?:later|from\\s+(?:now|(?<=(?:month|year)s?\\s.*)today))";
/** "20 min tea", "tea 1h 20m"; not "5 minutes of fame", "walk for 20 min". 18h is a time of day. */
const TIME_UNIT =
  "(?:\\d{1,3}\\s*(?:m|mins?|minutes?)|\\d{1,2}(?:[.,]\\d)?\\s*(?:hrs?|hours?)|\\d(?:[.,]\\d)?\\s?h)";
const BARE = `${TIME_UNIT}(?:\\s*${TIME_UNIT})?(?![\\p{L}\\d])`;
const NO_WAIT =
  "of|for|by|to|every|each|last|first|next|under|over|about|most|least|than|x|and|a|the";
const NO_TEXT = "of|before|after|early|late|ago|per|a|and|or|to";
const BARE_WAIT = new RegExp(
  `(?<=^[\\s\\uFFFC]*)${BARE}(?=\\s+(?!(?:${NO_TEXT})\\b)\\p{L})|` +
    `(?<=\\p{L}[,:]?\\s+)(?<!\\b(?:${NO_WAIT})\\s+)${BARE}(?=[\\s\\uFFFC,.!]*$)`,
  "iu",
);
const WAIT = new RegExp(`\\b(?:${HOURS_AND}|${LENGTH}|${AHEAD}|${PARTS}\\s+${LATER}\\b)`, "i");
const ONE_PART = new RegExp(`(?<![\\d.])(${AMOUNT})(${UNIT})(?![a-z])(${HALF})`, "giu");

/** A duration: "for 10 days". */
export const DURATION = new RegExp(`\\bfor\\s+(?:the\\s+)?(?:next\\s+)?(${PARTS})`, "gi");

/** The first wait in `text`, unless it has a fraction of a month. */
export function waitIn(text: string) {
  const sure = WAIT.exec(text);
  const found = sure ?? BARE_WAIT.exec(text);
  if (found === null) return undefined;
  const total = totalOf(found[0]);
  const days = Math.floor(total.days);
  const seconds = Math.round(total.seconds + (total.days - days) * 86_400); // half a day has 12 h
  if (!Number.isInteger(total.months) || seconds + days + total.months === 0) return undefined;
  const span = spanOf(found);
  const isIdiom = /^in a (?:second|minute)$/i.test(found[0]);
  const isOpen = isIdiom && /^\s+\p{L}/u.test(text.slice(span.end));
  const isDoubtful = sure === null || isOpen || /^\dh/i.test(found[0]);
  return { ...total, span, days, seconds, isDoubtful };
}

/** Where `text` has a duration of 2 to 31 days. */
export function daysLasting(text: string): Span | undefined {
  const [found] = text.matchAll(DURATION);
  const { days, months } = totalOf(found?.[1] ?? "");
  return found && months === 0 && days > 1 && days <= 31 ? spanOf(found) : undefined;
}

/** The sum of the amounts in `words`. */
export function totalOf(words: string) {
  const total = { seconds: 0, days: 0, months: 0 };
  const written = words.replace(/(\d)[h:](\d\d)$/i, "$1h $2m");
  for (const [, amount = "", unit = "", half] of written.matchAll(ONE_PART)) {
    const [, part, size] = UNITS.find(([names]) => isNamed(names, unit)) ?? UNITS[0];
    total[part] += (numberOf(amount) + (half ? (/half/i.test(half) ? 0.5 : 0.25) : 0)) * size;
  }
  return total;
}

/** The form's fields for a wait in seconds. */
export function amountOf(seconds: number) {
  if (seconds % 3600 === 0) return { amount: String(seconds / 3600), unit: "hours" } as const;
  if (seconds % 60 === 0) return { amount: String(seconds / 60), unit: "minutes" } as const;
  return { amount: String(seconds), unit: "seconds" } as const;
}
