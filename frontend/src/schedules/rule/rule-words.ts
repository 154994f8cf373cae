// A rule by which reminders repeat, in English.
import { Temporal } from "temporal-polyfill";
import { timeWords } from "../../time/format";
import { pageLocale } from "../../time/locale";
import { attempt } from "../../time/zones";
import { parseRule, type RuleParts, type Weekday, WEEKDAYS } from "./rule-parts";

const PERIODS = { DAILY: "day", WEEKLY: "week", MONTHLY: "month", YEARLY: "year" } as const;

export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};

/** A month 13, or a date that isn't in the calendar, is a RangeError. */
const STRICT = { overflow: "reject" } as const;

/**
 * "Every 2 weeks on Monday at 09:00, 5 times" of a rule that begins at `start` (a local date-time,
 * 2026-12-01T09:00), which fills in missing parts. A rule that has no words stays as it is.
 */
export function ruleWords(rule: string, start: string, locale = pageLocale): string {
  const begin = Temporal.PlainDateTime.from(start);
  const parsed = parseRule(rule);
  if (parsed === undefined) return rule;
  const parts = withDays(parsed, begin);
  const { freq, interval } = parts;
  const every = interval === 1 ? `Each ${PERIODS[freq]}` : `Every ${interval} ${PERIODS[freq]}s`;
  const words = attempt(() => [every, ...days(parts), timesOfDay(parts, begin, locale)].join(" "));
  const ends = attempt(() => limits(parts, locale));
  return words === undefined || ends === undefined ? rule : [words, ...ends].join(", ");
}

/** The parts, with the days of the start if they have none. */
function withDays(parts: RuleParts, { dayOfWeek, day, month }: Temporal.PlainDateTime): RuleParts {
  const { freq, byDay, byMonthDay, byMonth } = parts;
  if (byDay.length > 0 || byMonthDay.length > 0 || freq === "DAILY") return parts;
  const weekday = WEEKDAYS[dayOfWeek - 1] ?? "MO";
  if (freq === "WEEKLY") return { ...parts, byDay: [{ day: weekday, nth: 0 }] };
  const isOfYear = freq === "YEARLY" && byMonth.length === 0;
  return { ...parts, byMonthDay: [day], byMonth: isOfYear ? [month] : byMonth };
}

function days(parts: RuleParts): string[] {
  const { freq, byDay, byMonthDay, byMonth } = parts;
  const isOfYear = freq === "YEARLY" && byMonth.length === 0;
  const ofYear = isOfYear && byMonthDay.length === 0 ? " of the year" : "";
  const plain = byDay.filter(({ nth }) => nth === 0).map(({ day }) => DAY_NAMES[day]);
  const isWorkWeek = plain.join() === "Monday,Tuesday,Wednesday,Thursday,Friday";
  const nths = byDay
    .filter(({ nth }) => nth !== 0)
    .map(({ day, nth }) => `the ${ordinal(nth)} ${DAY_NAMES[day]}${ofYear}`);
  const weekdays = listed([...(isWorkWeek ? ["Monday to Friday"] : plain), ...nths]);
  const monthDays = listed(
    byMonthDay.map((day) => (day > 0 ? `day ${day}` : `the ${ordinal(day)} day`)),
  );
  const ofMonth = isOfYear && monthDays !== "" ? `${monthDays} of each month` : monthDays;
  const isDate = freq === "YEARLY" && weekdays === "" && byMonth.length === 1;
  if (isDate && byMonthDay.every((day) => day > 0)) {
    return [`on ${listed(byMonthDay.map(String))} ${listed(byMonth.map(monthName))}`];
  }
  const on = isLastDay(parts)
    ? "the last day of the month"
    : [weekdays, ofMonth].filter(Boolean).join(" where it is ");
  const months = listed(byMonth.map(monthName));
  return [on && `on ${on}`, months && `in ${months}`].filter(Boolean);
}

function timesOfDay(parts: RuleParts, begin: Temporal.PlainDateTime, locale: string): string {
  const hours = parts.byHour.length > 0 ? parts.byHour : [begin.hour];
  const minutes = parts.byMinute.length > 0 ? parts.byMinute : [begin.minute];
  const all = hours
    .flatMap((hour) => minutes.map((minute) => Temporal.PlainTime.from({ hour, minute }, STRICT)))
    .toSorted((one, other) => Temporal.PlainTime.compare(one, other));
  return `at ${listed(all.map((time) => timeWords(time, locale)))}`;
}

function limits(parts: RuleParts, locale: string): string[] {
  const { freq, byMonth, byMonthDay, bySetPos, count, until, weekStart } = parts;
  const positions = isLastDay(parts) ? [] : bySetPos.map((place) => `the ${ordinal(place)}`);
  const isOneDay = freq === "MONTHLY" && byMonthDay.length === 1 && byMonth.length === 0;
  const skipsMonths = isOneDay && bySetPos.length === 0 && byMonthDay.every((day) => day > 28);
  return [
    positions.length > 0 && `only ${listed(positions)} of these in a ${PERIODS[freq]}`,
    weekStart && `weeks begin on ${DAY_NAMES[weekStart]}`,
    skipsMonths && "not in months without that day",
    count !== undefined && (count === 1 ? "once" : `${count} times`),
    until && `until ${untilWords(until, locale)}`,
  ].filter((text) => typeof text === "string");
}

/** The last day of a month as the page writes it: BYMONTHDAY=28,29,30,31;BYSETPOS=-1. */
function isLastDay({ byMonthDay, bySetPos, byDay, byHour, byMinute, freq }: RuleParts): boolean {
  const isPlain = byDay.length === 0 && byHour.length <= 1 && byMinute.length <= 1;
  const isLast = byMonthDay.join() === "28,29,30,31" && bySetPos.join() === "-1";
  return freq === "MONTHLY" && isPlain && isLast;
}

function untilWords(until: string, locale: string): string {
  const local = Temporal.PlainDateTime.from(until.replace("Z", ""), STRICT);
  const date = local.toLocaleString(locale, { day: "numeric", month: "short", year: "numeric" });
  if (!until.includes("T")) return date;
  return `${date}, ${timeWords(local, locale)}${until.endsWith("Z") ? " UTC" : ""}`;
}

function monthName(month: number): string {
  const date = Temporal.PlainDate.from({ year: 2001, month, day: 1 }, STRICT);
  return date.toLocaleString("en-GB", { month: "long" });
}

function listed(texts: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(texts);
}

/** "first", "5th"; from the end where `place` is negative: "last", "2nd last". */
function ordinal(place: number): string {
  if (place === 1) return "first";
  if (place === -1) return "last";
  const count = Math.abs(place);
  const rule = new Intl.PluralRules("en-GB", { type: "ordinal" }).select(count);
  const suffix = { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[rule];
  return `${count}${suffix}${place < 0 ? " last" : ""}`;
}
