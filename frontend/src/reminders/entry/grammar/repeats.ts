// Reads how often a reminder repeats: "every Monday", "every weekday", "on the last day of each month".
import { type Weekday, WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { spanOf } from "./recipients";
import type { Span } from "./types";

/** By what it repeats. A date completes those that leave the day open. */
export type Period =
  | { every: "day"; interval: number }
  | { every: "week"; interval: number; days: readonly Weekday[] }
  | { every: "month"; interval: number; day?: number; nth?: number; weekday?: Weekday }
  | { every: "year"; interval: number };

export interface Repeated {
  period: Period;
  spans: Span[];
  /** "Every Friday evening". */
  partOfDay: string;
  end: { ending: "count"; count: string } | { ending: "never" };
}

const DAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?";
const AND = "\\s*(?:,\\s*and|,|and|&|/|\\+)\\s*";
const DAYS = `${DAY}(?:${AND}${DAY})*`;
const MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";
const NTH = "(last|first|second|third|fourth|\\d{1,2}(?:st|nd|rd|th))";
const EVERY = "(?:every|each)";
const COUNT = "(?:(other|second|\\d{1,3}|two|three|four|six)\\s+)?";
const PART = "(?:\\s+(?:in the\\s+|at\\s+)?(morning|afternoon|evening|night)s?)?";

const NUMBERS: Readonly<Record<string, number>> = {
  other: 2,
  two: 2,
  three: 3,
  four: 4,
  six: 6,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: -1,
};

const WORKING: readonly Weekday[] = ["MO", "TU", "WE", "TH", "FR"];

type Maker = (
  groups: readonly (string | undefined)[],
) => [Period, (string | undefined)?] | undefined;

const pattern = (text: string) => new RegExp(`\\b${text}(?![\\p{L}\\d])`, "iu");

/** Each way to say it, the longer before the shorter. */
const WAYS: readonly (readonly [RegExp, Maker])[] = [
  [
    pattern(
      `(?:${EVERY}\\s+|on\\s+(?:the\\s+)?)${NTH}\\s+(${DAY}|day)\\s+of\\s+(?:${EVERY}|the)\\s+month`,
    ),
    ([nth, day]) => monthly(1, nth, day),
  ],
  [
    pattern(
      `(?:${EVERY}\\s+${COUNT}months?|monthly)\\s+on\\s+(?:the\\s+)?${NTH}(?:\\s+(${DAY}|day))?`,
    ),
    ([count, nth, day]) => monthly(number(count), nth, day),
  ],
  [pattern(`on\\s+the\\s+${NTH}\\s+of\\s+(?:${EVERY}|the)\\s+month`), ([nth]) => monthly(1, nth)],
  [
    pattern(
      `${EVERY}\\s+(\\d{1,2}(?:st|nd|rd|th))(?:\\s+of\\s+the\\s+month)?(?!\\s+(?:of\\s+)?${MONTH})`,
    ),
    ([nth]) => monthly(1, nth),
  ],
  [
    pattern(`${EVERY}\\s+(first|last|third|fourth)\\s+(${DAY})`),
    ([nth, day]) => monthly(1, nth, day),
  ],
  [
    pattern(`${EVERY}\\s+(?:weekday|workday|working day|business day)s?${PART}`),
    ([part]) => [weekly(1, WORKING), part],
  ],
  [pattern(`(?:on\\s+)?weekdays${PART}`), ([part]) => [weekly(1, WORKING), part]],
  [
    pattern(`(?:${EVERY}\\s+mon(?:day)?|mondays?)\\s*(?:to|-|–|through)\\s*fri(?:days?)?${PART}`),
    ([part]) => [weekly(1, WORKING), part],
  ],
  [
    pattern(`(?:${EVERY}\\s+weekend|(?:at|on)\\s+weekends)${PART}`),
    ([part]) => [weekly(1, ["SA", "SU"]), part],
  ],
  [
    pattern(`${EVERY}\\s+${COUNT}weeks?\\s+on\\s+(${DAYS})${PART}`),
    ([count, days, part]) => [weekly(number(count), listed(days)), part],
  ],
  [
    pattern(`${EVERY}\\s+${COUNT}(${DAYS})${PART}`),
    ([count, days, part]) => [weekly(number(count), listed(days)), part],
  ],
  [
    pattern(
      `(?:on\\s+)?((?:mon|tues|wednes|thurs|fri|satur|sun)days(?:\\s*(?:,|and|&)\\s*(?:mon|tues|wednes|thurs|fri|satur|sun)days)*)${PART}`,
    ),
    ([days, part]) => [weekly(1, listed(days)), part],
  ],
  [pattern(`weekly\\s+on\\s+(${DAYS})${PART}`), ([days, part]) => [weekly(1, listed(days)), part]],
  [
    pattern(`${EVERY}\\s+${COUNT}(day|week|month|year)s?${PART}`),
    ([count, unit, part]) => [plain(unit, number(count)), part],
  ],
  [pattern(`${EVERY}\\s+(morning|afternoon|evening|night)`), ([part]) => [plain("day", 1), part]],
  // The date stays for the parser.
  [
    new RegExp(
      `\\b${EVERY}(?=\\s+(?:\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${MONTH}|${MONTH}\\p{L}*\\s+\\d))`,
      "iu",
    ),
    () => [plain("year", 1)],
  ],
  [
    pattern(`(?:on\\s+)?(${DAY}(?:${AND}${DAY})+)${PART}`),
    ([days, part]) => [weekly(1, listed(days)), part],
  ],
  [
    pattern("(daily|weekly|fortnightly|monthly|yearly|annually)"),
    ([word = ""]) => [adverb(word.toLowerCase())],
  ],
];

const TIMES = pattern("(?:for\\s+)?(\\d{1,3})\\s+times");

/** How often `text` says that it repeats; undefined where it is sent once. */
export function repeatIn(text: string): Repeated | undefined {
  for (const [way, make] of WAYS) {
    const found = way.exec(text);
    const made = found && make(found.slice(1));
    if (!made) continue;
    const [period, partOfDay = ""] = made;
    const times = TIMES.exec(text);
    const end = times?.[1] === undefined ? NEVER : ({ ending: "count", count: times[1] } as const);
    const spans = [found, times].filter((each) => each !== null).map(spanOf);
    return { period, partOfDay, spans, end };
  }
  return undefined;
}

const NEVER = { ending: "never" } as const;

function plain(unit: string | undefined, interval: number): Period {
  const every = unit?.toLowerCase() as Period["every"];
  return every === "week" ? weekly(interval, []) : { every, interval };
}

function adverb(word: string): Period {
  if (word === "fortnightly") return weekly(2, []);
  const unit = { daily: "day", weekly: "week", monthly: "month" }[word];
  return plain(unit ?? "year", 1);
}

function weekly(interval: number, days: readonly Weekday[]): Period {
  return { every: "week", interval, days };
}

function monthly(interval: number, nth = "", day = ""): [Period] | undefined {
  const [place, weekday] = [number(nth), listed(day)[0]];
  if (weekday !== undefined) {
    return Math.abs(place) > 4 ? undefined : [{ every: "month", interval, nth: place, weekday }];
  }
  return place > 31 ? undefined : [{ every: "month", interval, day: place }];
}

function number(word: string | undefined): number {
  if (word === undefined) return 1;
  return NUMBERS[word.toLowerCase()] ?? Number.parseInt(word, 10);
}

/** The days of a list, in the order of the week. */
function listed(words: string | undefined): Weekday[] {
  const named = (words ?? "").toUpperCase().match(/[A-Z]+/g) ?? [];
  return WEEKDAYS.filter((day) => named.some((word) => word !== "DAY" && word.startsWith(day)));
}
