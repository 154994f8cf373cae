// A rule by which reminders repeat, in English.
import { Temporal } from "temporal-polyfill";
import { pageLocale } from "../../time/format";
import { DAY_NAMES, listed, monthName, ordinal, times } from "./lists";
import { type Frequency, type NthWeekday, parseRule, type RuleParts, WEEKDAYS } from "./rule-parts";

const PERIODS: Readonly<Record<Frequency, string>> = {
  DAILY: "day",
  WEEKLY: "week",
  MONTHLY: "month",
  YEARLY: "year",
};

/**
 * "Every 2 weeks on Monday at 09:00, 5 times" of a rule that begins at `start` (a local date-time,
 * 2026-12-01T09:00): what the rule leaves open `start` says. A rule that can't be put in words is
 * itself.
 */
export function ruleWords(rule: string, start: string, locale = pageLocale): string {
  const parts = parseRule(rule);
  if (parts === undefined) return rule;
  const begin = Temporal.PlainDateTime.from(start);
  try {
    const words = [every(parts), days(parts, begin), timesOfDay(parts, begin, locale)];
    return [words.filter(Boolean).join(" "), ...limits(parts, locale)].join(", ");
  } catch (error) {
    if (error instanceof RangeError) return rule; // a month 13, a date that isn't in the calendar
    throw error;
  }
}

function every({ freq, interval }: RuleParts): string {
  return interval === 1 ? `Each ${PERIODS[freq]}` : `Every ${interval} ${PERIODS[freq]}s`;
}

/** On which days of the period, and in which months. */
function days(parts: RuleParts, begin: Temporal.PlainDateTime): string {
  const { byMonth } = parts;
  const months = listed(byMonth.map(monthName));
  if (isLastDay(parts)) return withMonths("on the last day of the month", months);
  const { byDay, byMonthDay } = withStart(parts, begin);
  const isOfYear = parts.freq === "YEARLY" && byMonth.length === 0;
  const ofMonth = monthDayWords(byMonthDay);
  const ofWeek = weekdayWords(byDay, isOfYear && byMonthDay.length === 0);
  if (ofMonth === "") return withMonths(ofWeek && `on ${ofWeek}`, months);
  const isEachMonth = isOfYear && parts.byMonthDay.length > 0;
  const where = isEachMonth ? `${ofMonth} of each month` : ofMonth;
  return withMonths(ofWeek === "" ? `on ${where}` : `on ${ofWeek} where it is ${where}`, months);
}

function withMonths(text: string, months: string): string {
  return [text, months && `in ${months}`].filter(Boolean).join(" ");
}

/** The days, where the rule says none those of its start. */
function withStart(parts: RuleParts, begin: Temporal.PlainDateTime) {
  const { freq, byDay, byMonthDay, byMonth } = parts;
  if (byDay.length > 0 || byMonthDay.length > 0 || freq === "DAILY") return { byDay, byMonthDay };
  const day = WEEKDAYS[begin.dayOfWeek - 1] ?? "MO";
  if (freq === "WEEKLY") return { byDay: [{ day, nth: 0 }], byMonthDay };
  if (freq === "YEARLY" && byMonth.length === 0) {
    return { byDay, byMonthDay: [`${begin.day} ${monthName(begin.month)}`] };
  }
  return { byDay, byMonthDay: [begin.day] };
}

function weekdayWords(byDay: readonly NthWeekday[], isOfYear: boolean): string {
  const plain = byDay.filter(({ nth }) => nth === 0).map(({ day }) => DAY_NAMES[day]);
  const isAll = plain.join() === "Monday,Tuesday,Wednesday,Thursday,Friday";
  const nths = byDay
    .filter(({ nth }) => nth !== 0)
    .map(
      ({ day, nth }) => `the ${ordinal(nth)} ${DAY_NAMES[day]}${isOfYear ? " of the year" : ""}`,
    );
  return listed([...(isAll ? ["Monday to Friday"] : plain), ...nths]);
}

/** "day 1 and day 15", "the last day"; a date as it is. */
function monthDayWords(monthDays: readonly (number | string)[]): string {
  const word = (day: number | string) => {
    if (typeof day === "string") return day;
    return day > 0 ? `day ${day}` : `the ${ordinal(day)} day`;
  };
  return listed(monthDays.map(word));
}

function timesOfDay(parts: RuleParts, begin: Temporal.PlainDateTime, locale: string): string {
  const hours = parts.byHour.length > 0 ? parts.byHour : [begin.hour];
  const minutes = parts.byMinute.length > 0 ? parts.byMinute : [begin.minute];
  const all = hours
    .flatMap((hour) => minutes.map((minute) => Temporal.PlainTime.from({ hour, minute }, STRICT)))
    .toSorted((one, other) => Temporal.PlainTime.compare(one, other));
  return `at ${listed(all.map((time) => clock(time, locale)))}`;
}

const STRICT = { overflow: "reject" } as const;

function limits(parts: RuleParts, locale: string): string[] {
  const { bySetPos, count, until, weekStart, freq } = parts;
  const positions = isLastDay(parts) ? [] : bySetPos.map((place) => `the ${ordinal(place)}`);
  return [
    ...(positions.length > 0 ? [`only ${listed(positions)} of these in a ${PERIODS[freq]}`] : []),
    ...(weekStart === undefined ? [] : [`weeks begin on ${DAY_NAMES[weekStart]}`]),
    ...(skipsMonths(parts) ? ["not in months without that day"] : []),
    ...(count === undefined ? [] : [times(count)]),
    ...(until === undefined ? [] : [`until ${untilWords(until, locale)}`]),
  ];
}

/** The last day of a month as the page writes it: the latest of those that may be the last. */
function isLastDay({ byMonthDay, bySetPos, byDay, byHour, byMinute, freq }: RuleParts): boolean {
  const isPlain = byDay.length === 0 && byHour.length <= 1 && byMinute.length <= 1;
  const isLast = byMonthDay.join() === "28,29,30,31" && bySetPos.join() === "-1";
  return freq === "MONTHLY" && isPlain && isLast;
}

/** Whether it is on a day that some months don't have, and nothing stands in for it there. */
function skipsMonths({ freq, byMonthDay, byMonth, bySetPos }: RuleParts): boolean {
  const isOpen = bySetPos.length === 0 && byMonth.length === 0;
  return freq === "MONTHLY" && isOpen && byMonthDay.length === 1 && (byMonthDay[0] ?? 0) > 28;
}

function untilWords(until: string, locale: string): string {
  const local = Temporal.PlainDateTime.from(until.replace("Z", ""), STRICT);
  const date = local.toLocaleString(locale, { day: "numeric", month: "short", year: "numeric" });
  if (!until.includes("T")) return date;
  return `${date}, ${clock(local.toPlainTime(), locale)}${until.endsWith("Z") ? " UTC" : ""}`;
}

function clock(time: Temporal.PlainTime, locale: string): string {
  return time.toLocaleString(locale, { hour: "2-digit", minute: "2-digit" });
}
