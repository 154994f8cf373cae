// Reads how often a reminder repeats: "every Monday", "on the last day of each month".
import { type Weekday, WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { LAST_DAY_RULE } from "../../form/repeat/rule";
import { type Span, spanOf } from "./text";
import { DAY_NUMBER, MONTH_START, numberOf, ORDINAL, WEEKDAY, WEEKDAY_START } from "./words";

export interface Repeated {
  /** A date completes one that leaves the day open. */
  rule: string;
  span: Span;
  /** "Every Friday evening". */
  partOfDay: string;
  /** "Fri-Sun" may be of one week: the rule of its first day, and how many days. */
  week?: { first: string; days: number } | undefined;
}

const DAY = `${WEEKDAY_START}(?:days?)?`;
const PLURAL = "(?:mon|tues|wednes|thurs|fri|satur|sun)days";
const TO = "\\s*(?:[-–]|to|thr(?:u|ough)|until|till?)\\s*";
const BETWEEN = `(?:${TO}|\\s*(?:,\\s*and|,|and|&|/|\\+)\\s*|\\s+)`;
const DAYS = `${DAY}(?:${BETWEEN}${DAY})`;
const RANGE = new RegExp(`(${DAY})(?:${TO}(${DAY}))?`, "gi");
const ONE_WEEK = new RegExp(`^(?:(?:on|from)\\s+)?(${WEEKDAY})${TO}(${WEEKDAY})$`, "i");
const EVERY = "(?:every|each)";
const PARTS_OF_DAY = "(?<part>morning|afternoon|evening|night)";
const PART = `(?:\\s+(?:in the\\s+|at\\s+)?${PARTS_OF_DAY}s?)?`;
const COUNT = "(?:(?<count>other|second|third|\\d{1,3}(?:nd|rd|th)?|two|three|four|six)\\s+)?";
const FEW = `(?<nth>last|first|second|third|fourth|${ORDINAL})`;
const NTH = `(?:on\\s+)?(?:the\\s+)?${FEW}(?:\\s+(?<day>${DAY}|day))?`;
const OTHER = `\\s+(?:(?:${DAY}|day|week|month|year)\\b|(?:of\\s+)?${MONTH_START})`;
const A_WEEKDAY = "(?<!\\b(?:a|the|this|next|first|last)\\s+)weekday";
const WORKING = `(?:(?:${EVERY}|on)\\s+(?:working |business |work)day|${A_WEEKDAY})s?|workdays`;
const DATE = `${DAY_NUMBER}\\s+(?:of\\s+)?${MONTH_START}|${MONTH_START}\\p{L}*\\s+\\d`;

/** What a way says: how often, of which unit, and on which days. */
type Said = Partial<Record<"count" | "unit" | "nth" | "day" | "days" | "part", string>>;

/** Each way to say it, the longer before the shorter, and what it says without a word for it. */
const WAYS: readonly (readonly [RegExp, Said])[] = [
  way(`(?:${EVERY}\\s+)?${NTH}\\s+(?:of\\s+(?:${EVERY}|the)|${EVERY})\\s+month`),
  way(`(?:(?:${EVERY}\\s+${COUNT}months?|monthly)\\s+|(?<=\\bmonthly\\b.*\\s))(?=on\\s)${NTH}`),
  way(`${EVERY}\\s+(?<nth>first|last|third|fourth|1st|3rd|4th)\\s+(?<day>${DAY})`),
  way(`${EVERY}\\s+(?<nth>${ORDINAL})(?!${OTHER})`),
  way(`(?:(?:${EVERY}|on)\\s+)?(?:${WORKING})${PART}`, { days: "mon tue wed thu fri" }),
  way(`(?:${EVERY}\\s+weekend|(?:(?:at|on)\\s+)?weekends)${PART}`, { days: "sat sun" }),
  way(`(?:${EVERY}\\s+${COUNT}(?:weeks?\\s+on\\s+)?|weekly\\s+on\\s+)(?<days>${DAYS}*)${PART}`),
  way(`(?:on\\s+)?(?<days>${DAYS}*)\\s+${PARTS_OF_DAY}s`),
  way(`(?:${EVERY} day|daily) (?:(?:on|from) )?(?<days>${DAYS}+)${PART}`),
  way(`${EVERY}\\s+${COUNT}(?<unit>day|week|month|year)s?${PART}`),
  way(`${EVERY}\\s+${PARTS_OF_DAY}`, { unit: "day" }),
  way(`${EVERY}\\s+quarter(?!\\s+(?:past|to|of)\\b)`, { unit: "month", count: "3" }),
  way(`${EVERY}(?=\\s+(?:${DATE}))`, { unit: "year" }), // the date stays for the parser
  way(`(?:(?:on|from)\\s+)?(?<days>${DAYS}+|${PLURAL})${PART}`),
  way("nightly", { unit: "day", part: "night" }),
  way("(?<unit>daily|weekly|fortnightly|monthly|yearly|annually)"),
];

function way(text: string, said: Said = {}): readonly [RegExp, Said] {
  return [new RegExp(`\\b(?:${text})(?![\\p{L}\\d])`, "iu"), said];
}

/** How often `text` says that it repeats; undefined where it is sent once. */
export function repeatIn(text: string): Repeated | undefined {
  for (const [pattern, meant] of WAYS) {
    const found = pattern.exec(text);
    const said: Said = { ...found?.groups, ...meant };
    const rule = found && ruleOf(said);
    if (!rule) continue;
    const [, first, last = ""] = ONE_WEEK.exec(found[0]) ?? [];
    const week = first && {
      first: `FREQ=WEEKLY;BYDAY=${listed(first).join()}`,
      days: listed(`${first}-${last}`).length,
    };
    return { rule, partOfDay: said.part ?? "", span: spanOf(found), week: week || undefined };
  }
  return undefined;
}

const ADVERB = /^(?:dai|night|week|month|year|annual)ly$/i;
const NO_NOUN = `on|at|by|from|in|until|till?|for|starting|to|and|to\\w+|next|this|${DAY}`;
const BEFORE_NOUN = new RegExp(`^\\s+(?!(?:${NO_NOUN})\\b)\\p{L}`, "iu");

/** "Monthly report due Friday": it may be what the report is. */
export function isOfNoun(text: string, { span: { start, end } }: Repeated): boolean {
  return ADVERB.test(text.slice(start, end)) && BEFORE_NOUN.test(text.slice(end));
}

/** Whether the rule leaves open on which day of a week, a month or a year. */
export function isDayOpen({ rule }: Repeated): boolean {
  return !/DAILY|BY/.test(rule);
}

const FREQUENCIES: Readonly<Record<string, string>> = {
  ...{ d: "DAILY", w: "WEEKLY", f: "WEEKLY;INTERVAL=2" },
  ...{ m: "MONTHLY", y: "YEARLY", a: "YEARLY" },
};

/** The rule; undefined where no month has such a day. */
function ruleOf({ count = "1", unit = "", nth, day, days }: Said): string | undefined {
  const interval = numberOf(count);
  const each = interval === 1 ? "" : `;INTERVAL=${interval}`;
  if (days !== undefined) return `FREQ=WEEKLY${each};BYDAY=${listed(days).join(",")}`;
  if (nth === undefined) return `FREQ=${FREQUENCIES[unit.charAt(0).toLowerCase()]}${each}`;
  const [place, [weekday]] = [numberOf(nth), listed(day)];
  if (weekday) return place > 4 ? undefined : `FREQ=MONTHLY${each};BYDAY=${place}${weekday}`;
  if (place === -1) return LAST_DAY_RULE.replace("MONTHLY", `$&${each}`);
  return place > 31 ? undefined : `FREQ=MONTHLY${each};BYMONTHDAY=${place}`;
}

/** The days of a list, in the order of the week: "Mon-Wed and Fri". */
function listed(words = ""): Weekday[] {
  const named = [...words.matchAll(RANGE)].map(([, first = "", last]) =>
    [first, last ?? first].map(placeOf),
  );
  return WEEKDAYS.filter((_name, day) =>
    named.some(([first = 0, last = 0]) => (day + 7 - first) % 7 <= (last + 7 - first) % 7),
  );
}

function placeOf(name: string): number {
  return WEEKDAYS.findIndex((day) => name.toUpperCase().startsWith(day));
}

/** The rule of the days after those of `rule`: after Friday night Saturday. */
export function morningsAfter(rule: string): string {
  return rule.replace(/(?<=WEEKLY.*BYDAY=).+/, (days) =>
    WEEKDAYS.filter((_day, place) => days.includes(WEEKDAYS.at(place - 1) ?? "")).join(","),
  );
}
