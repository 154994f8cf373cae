// A rule with another end.
import { Temporal } from "temporal-polyfill";

/** The rule up to, and without, `occurrence` (a local date-time). */
export function ruleUntil(rule: string, occurrence: string): string {
  const last = Temporal.PlainDateTime.from(occurrence).subtract({ seconds: 1 });
  const text = last.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "");
  return `${withoutEnd(rule)};UNTIL=${text}`;
}

/** The rule up to and with the day of `date` (2026-12-31). */
export function ruleUntilDay(rule: string, date: string): string {
  return `${withoutEnd(rule)};UNTIL=${date.replaceAll("-", "")}`;
}

function withoutEnd(rule: string): string {
  const parts = rule.split(";").filter((part) => !/^(COUNT|UNTIL)=/i.test(part));
  return parts.join(";");
}
