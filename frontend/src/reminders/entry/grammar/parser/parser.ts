// Chrono, which reads dates in English, with rules of our own.
import { Chrono, configuration, type ParsedResult } from "chrono-node/en";
import type { Temporal } from "temporal-polyfill";
import { DAY_RULES } from "./day-rules";
import { readable } from "./no-times";
import { TIME_RULES } from "./time-rules";

const [MONTH_FIRST, DAY_FIRST] = [parserOf(true), parserOf(false)];

/**
 * What chrono finds in `text`, written on the day `date`. It counts from noon, which no zone leaves
 * out: of what it finds only the words count, and no arithmetic of its clock.
 */
export function parsed(
  text: string,
  date: Temporal.PlainDate,
  isMonthFirst: boolean,
): readonly ParsedResult[] {
  const noon = new Date(date.year, date.month - 1, date.day, 12);
  return (isMonthFirst ? MONTH_FIRST : DAY_FIRST).parse(readable(text), noon);
}

function parserOf(isMonthFirst: boolean): Chrono {
  const parser = new Chrono(configuration.createCasualConfiguration(!isMonthFirst));
  parser.parsers.unshift(...TIME_RULES, ...DAY_RULES);
  return parser;
}
