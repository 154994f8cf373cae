// Finds how often a reminder repeats: "every Monday", "on the last day of each month".
import { type Weekday, WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { LAST_DAY_RULE } from "../../form/repeat/rule";
import { mask, type Span, spanOf } from "./text";
import { DAY_NUMBER, EXCEPT, MONTH, numberOf, ORDINAL, WEEKDAY, WEEKDAY_START } from "./words";

export interface Recurrence {
  /** An RRULE; a date completes one without a day. */
  rule: string;
  span: Span;
  /** "Every Friday evening". */
  partOfDay: string;
  /** "Fri-Sun" may be of one week: the rule of its first day, and the number of days. */
  week?: { first: string; days: number } | undefined;
}

const DAY = `${WEEKDAY_START}(?:days?)?`;
export const PLURAL = "(?:mon|tues|wednes|thurs|fri|satur|sun)days";
/** "The next three Sundays" do not repeat for ever. */
const SOME = "(?<!\\b(?:next|for)(?: the)?(?: next)? \\w+ |\\b(?:two|three|four|five|six) )";
const TO = "\\s*(?:[-–]|to|thr(?:u|ough)|until|till?)\\s*";
const BETWEEN = `(?:${TO}|\\s*(?:,\\s*and|,|and|&|/|\\+)\\s*|\\s+)`;
const DAYS = `${DAY}(?:${BETWEEN}${DAY})`;
const RANGE = new RegExp(`(${DAY})(?:${TO}(${DAY}))?`, "gi");
const ONE_WEEK = new RegExp(`^(?:(?:on|from)\\s+)?(${WEEKDAY})${TO}(${WEEKDAY})$`, "i");
const EVERY = "(?:(?:each and )?every|each)";
const PARTS_OF_DAY = "(?<part>morning|afternoon|evening|night)";
const PART = `(?:\\s+(?:in the\\s+|at\\s+)?${PARTS_OF_DAY}s?)?`;
const COUNT = "(?:(?<count>other|second|third|\\d{1,3}(?:nd|rd|th)?|two|three|four|six)\\s+)?";
const FEW = `(?<nth>last|first|second|third|fourth|${ORDINAL})`;
const NTH = `(?:on\\s+)?(?:the\\s+)?${FEW}(?:\\s+(?<day>${DAY}|day))?`;
const OTHER = `\\s+(?:(?:${DAY}|day|week|month|year)\\b|(?:of\\s+)?${MONTH})`;
const A_WEEKDAY = "(?<!\\b(?:a|the|this|next|first|last)\\s+)week ?day";
const WORKING = `(?:(?:${EVERY}|on)\\s+(?:working|business|work|week) ?day|${A_WEEKDAY})s?|workdays`;
const DATE = `${DAY_NUMBER}\\s+(?:of\\s+)?${MONTH}|${MONTH}\\s+\\d`;

/** The parts of a recurrence that a pattern finds or implies. */
type Match = Partial<Record<"count" | "unit" | "nth" | "day" | "days" | "part", string>>;

/** The patterns, the longer before the shorter, and what each implies. */
const PATTERNS: readonly (readonly [RegExp, Match])[] = [
  pattern(`(?:${EVERY}\\s+)?${NTH}\\s+(?:of\\s+(?:${EVERY}|the)|${EVERY})\\s+month`),
  pattern(`(?:(?:${EVERY}\\s+${COUNT}months?|monthly)\\s+|(?<=\\bmonthly\\b.*\\s))(?=on\\s)${NTH}`),
  pattern(`${EVERY}\\s+(?<nth>first|last|third|fourth|1st|3rd|4th)\\s+(?<day>${DAY})`),
  pattern(`${EVERY}\\s+(?<nth>${ORDINAL})(?!${OTHER})`),
  pattern(`(?:on\\s+)?(?:the\\s+)?(?<nth>${ORDINAL})\\s+monthly`),
  pattern(`(?:(?:${EVERY}|on)\\s+)?(?:${WORKING})${PART}`, { days: "mon tue wed thu fri" }),
  pattern(`(?:${EVERY}\\s+${COUNT}weekend|(?:(?:at|on)\\s+)?${SOME}weekends)${PART}`, {
    days: "sat sun",
  }),
  pattern(`(?:${EVERY}\\s+${COUNT}(?:weeks?\\s+on\\s+)?|weekly\\s+on\\s+)(?<days>${DAYS}*)${PART}`),
  pattern(`(?:on\\s+)?(?<days>${DAYS}*)\\s+${PARTS_OF_DAY}s`),
  pattern(`(?:${EVERY} day|daily) (?:(?:on|from) )?(?<days>${DAYS}+)${PART}`),
  pattern(`${EVERY}\\s+${COUNT}(?<unit>day|week|month|year)s?${PART}`),
  pattern(`${EVERY}\\s+${PARTS_OF_DAY}`, { unit: "day" }),
  pattern(`${EVERY}\\s+quarter(?!\\s+(?:past|to|of)\\b)`, { unit: "month", count: "3" }),
  pattern(`${EVERY}(?=\\s+(?:${DATE}))`, { unit: "year" }), // the date is parsed later
  pattern(`(?:(?:on|from)\\s+)?(?<days>${DAYS}+|${SOME}${PLURAL})${PART}`),
  pattern("nightly", { unit: "day", part: "night" }),
  pattern("(?<unit>daily|weekly|fortnightly|monthly|yearly|annually)"),
];

function pattern(text: string, implied: Match = {}): readonly [RegExp, Match] {
  return [new RegExp(`(?<!-)\\b(?:${text})(?![\\p{L}\\d])`, "iu"), implied];
}

const EXCEPTION = new RegExp(`${EXCEPT}(?: on| the| public)? \\S+(?: (?:and|or) \\S+)?`, "i");

/** How often `text` says, first beside what it excepts: "daily except weekends". */
export function recurrenceIn(text: string, isWhole = false): Recurrence | undefined {
  const exception = isWhole ? null : EXCEPTION.exec(text);
  const known = exception ? mask(text, [spanOf(exception)]) : text;
  for (const [pattern, implied] of PATTERNS) {
    const found = pattern.exec(known);
    const match: Match = { ...found?.groups, ...implied };
    const rule = found && ruleOf(match);
    if (!rule) continue;
    const [, first, last = ""] = ONE_WEEK.exec(found[0]) ?? [];
    const week = first && {
      first: `FREQ=WEEKLY;BYDAY=${weekdaysIn(first).join()}`,
      days: weekdaysIn(`${first}-${last}`).length,
    };
    return { rule, partOfDay: match.part ?? "", span: spanOf(found), week: week || undefined };
  }
  return exception ? recurrenceIn(text, true) : undefined;
}

const ADVERB = /^(?:(?:dai|night|week|month|year|annual)ly|week ?day)$/i;
const NO_NOUN = `on|at|by|from|in|until|till?|for|starting|to|and|to\\w+|next|this|${DAY}`;
const BEFORE_NOUN = new RegExp(`^\\s+(?!(?:${NO_NOUN})\\b)\\p{L}`, "iu");

/** Whether it may describe a noun: "monthly report due Friday". */
export function isOfNoun(text: string, { span: { start, end } }: Recurrence): boolean {
  return ADVERB.test(text.slice(start, end)) && BEFORE_NOUN.test(text.slice(end));
}

/** Whether the rule has no day of the week, month or year. */
export function isDayOpen({ rule }: Recurrence): boolean {
  return !/DAILY|BY/.test(rule);
}

const FREQUENCIES: Readonly<Record<string, string>> = {
  ...{ d: "DAILY", w: "WEEKLY", f: "WEEKLY;INTERVAL=2" },
  ...{ m: "MONTHLY", y: "YEARLY", a: "YEARLY" },
};

/** The rule; undefined if no month has such a day. */
function ruleOf({ count = "1", unit = "", nth, day, days }: Match): string | undefined {
  const interval = numberOf(count);
  const each = interval === 1 ? "" : `;INTERVAL=${interval}`;
  if (days !== undefined) return `FREQ=WEEKLY${each};BYDAY=${weekdaysIn(days).join(",")}`;
  if (nth === undefined) return `FREQ=${FREQUENCIES[unit.charAt(0).toLowerCase()]}${each}`;
  const [place, [weekday]] = [numberOf(nth), weekdaysIn(day)];
  if (weekday) return place > 4 ? undefined : `FREQ=MONTHLY${each};BYDAY=${place}${weekday}`;
  if (place === -1) return LAST_DAY_RULE.replace("MONTHLY", `$&${each}`);
  return place > 31 ? undefined : `FREQ=MONTHLY${each};BYMONTHDAY=${place}`;
}

/** The days of "Mon-Wed and Fri", in the order of the week. */
function weekdaysIn(words = ""): Weekday[] {
  const named = [...words.matchAll(RANGE)].map(([, first = "", last]) =>
    [first, last ?? first].map(weekdayIndex),
  );
  return WEEKDAYS.filter((_name, day) =>
    named.some(([first = 0, last = 0]) => (day + 7 - first) % 7 <= (last + 7 - first) % 7),
  );
}

function weekdayIndex(name: string): number {
  return WEEKDAYS.findIndex((day) => name.toUpperCase().startsWith(day));
}

/** `rule` a day later: Saturday for Friday night. */
export function nextMornings(rule: string): string {
  return rule.replace(/(?<=WEEKLY.*BYDAY=).+/, (days) =>
    WEEKDAYS.filter((_day, place) => days.includes(WEEKDAYS.at(place - 1) ?? "")).join(","),
  );
}
