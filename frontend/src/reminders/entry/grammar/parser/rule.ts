// Parsers for chrono, each made of a pattern and what it means, and the parts that they give.
import type { Parser } from "chrono-node/en";

/** Of 13 the 3 is no hour: chrono tries the rest of a text where `extract` gives null. */
export function rule(pattern: string, extract: Parser["extract"]): Parser {
  const isInside = (text: string, index: number) =>
    /\w/.test(text.charAt(index)) && /[\p{L}\d]$/u.test(text.slice(0, index));
  return {
    pattern: () => new RegExp(pattern, "i"),
    extract: (context, match) =>
      isInside(context.text, match.index ?? 0) ? null : extract(context, match),
  };
}

/** The time so many minutes after midnight; with `half` (a, p) only hours up to 12 are one. */
export function timeParts(minutes: number, half?: string) {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  if (hour < 0 || hour > 23 || minute > 59) return null;
  if (half === undefined) return { hour, minute, ...(hour > 12 && { meridiem: 1 }) };
  if (hour > 12) return null;
  const meridiem = half.toLowerCase() === "p" ? 1 : 0;
  return { hour: (hour % 12) + meridiem * 12, minute, meridiem };
}

/** The date so many days after `from`. */
export function dateAfter(from: Date, days: number) {
  return dateParts(new Date(from.getFullYear(), from.getMonth(), from.getDate() + days));
}

export function dateParts(date: Date) {
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate() };
}
