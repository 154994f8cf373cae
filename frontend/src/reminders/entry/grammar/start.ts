// The rule of what repeats, and the first day on which it is sent.
import type { Temporal } from "temporal-polyfill";
import { WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { draftOfRule } from "../../form/repeat/draft-of-rule";
import { LAST_DAY_RULE } from "../../form/repeat/rule-of-draft";
import type { Period, Repeated } from "./repeats";
import type { When } from "./types";

/** Days within which each of them comes: 29 February at most eight years later. */
const HORIZON = 366 * 8;

/** The rule in the form's fields, from the first of its days that is not before `from` on. */
export function repeatedFrom(
  { period, end }: Repeated,
  from: Temporal.PlainDate,
  time: Temporal.PlainTime,
): When | undefined {
  const first = firstDay(period, from);
  if (first === undefined) return undefined;
  const date = first.toString();
  const { ending, ...rest } = end;
  return {
    timing: "at",
    date,
    time: time.toString({ smallestUnit: "minute" }),
    zone: "",
    occurrence: "earlier",
    ...draftOfRule(ruleOf(period, first), date),
    ...(ending === "never" ? {} : { ending, ...rest }),
  };
}

function firstDay(period: Period, from: Temporal.PlainDate): Temporal.PlainDate | undefined {
  for (let days = 0; days < HORIZON; days += 1) {
    const date = from.add({ days });
    if (isDayOf(period, date)) return date;
  }
  return undefined;
}

function isDayOf(period: Period, date: Temporal.PlainDate): boolean {
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? "MO";
  if (period.every === "week") return period.days.length === 0 || period.days.includes(weekday);
  if (period.every !== "month") return true;
  const { day, nth, weekday: wanted } = period;
  if (day !== undefined) return date.day === (day === -1 ? date.daysInMonth : day);
  if (nth === undefined) return true;
  const place = Math.ceil(date.day / 7);
  const isLast = date.day + 7 > date.daysInMonth;
  return weekday === wanted && (nth === -1 ? isLast : place === nth);
}

function ruleOf(period: Period, first: Temporal.PlainDate): string {
  const interval = period.interval === 1 ? "" : `;INTERVAL=${period.interval}`;
  switch (period.every) {
    case "day":
      return `FREQ=DAILY${interval}`;
    case "week": {
      const days = period.days.length > 0 ? period.days : [WEEKDAYS[first.dayOfWeek - 1] ?? "MO"];
      return `FREQ=WEEKLY${interval};BYDAY=${days.join(",")}`;
    }
    case "month":
      return monthlyRule(period, first, interval);
    case "year":
      return `FREQ=YEARLY${interval};BYMONTH=${first.month};BYMONTHDAY=${first.day}`;
  }
}

function monthlyRule(
  { day = 0, nth, weekday }: Extract<Period, { every: "month" }>,
  first: Temporal.PlainDate,
  interval: string,
): string {
  if (nth !== undefined) return `FREQ=MONTHLY${interval};BYDAY=${nth}${weekday ?? "MO"}`;
  if (day === -1) return LAST_DAY_RULE.replace("MONTHLY", `MONTHLY${interval}`);
  return `FREQ=MONTHLY${interval};BYMONTHDAY=${day || first.day}`;
}
