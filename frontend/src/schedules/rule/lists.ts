// Lists, days and months in English.
import { Temporal } from "temporal-polyfill";
import type { Weekday } from "./rule-parts";

/** The weekdays' names. */
export const DAY_NAMES: Readonly<Record<Weekday, string>> = {
  MO: "Monday",
  TU: "Tuesday",
  WE: "Wednesday",
  TH: "Thursday",
  FR: "Friday",
  SA: "Saturday",
  SU: "Sunday",
};

/** "a", "a and b", "a, b and c". */
export function listed(texts: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(texts);
}

/** A place in an order: "first", "5th"; from the end where it is negative: "last", "2nd last". */
export function ordinal(place: number): string {
  if (place === 1) return "first";
  if (place === -1) return "last";
  const text = `${Math.abs(place)}${suffix(Math.abs(place))}`;
  return place < 0 ? `${text} last` : text;
}

/** "March". Throws a RangeError for a month that isn't one. */
export function monthName(month: number): string {
  const date = Temporal.PlainDate.from({ year: 2001, month, day: 1 }, { overflow: "reject" });
  return date.toLocaleString("en-GB", { month: "long" });
}

/** "once", "2 times". */
export function times(count: number): string {
  return count === 1 ? "once" : `${count} times`;
}

function suffix(count: number): string {
  const rule = new Intl.PluralRules("en-GB", { type: "ordinal" }).select(count);
  return { one: "st", two: "nd", few: "rd", other: "th", zero: "th", many: "th" }[rule];
}
