// What the grammar of the one line reads, in a test.
import { Temporal } from "temporal-polyfill";
import { parseEntry } from "../reminders/entry/grammar/parse-entry";
import type { ParseContext, Reading } from "../reminders/entry/grammar/text";
import { parseContext } from "../reminders/entry/understand";

const TIMES = { morning: "09:00", evening: "18:00" };

export function contextAt(
  local: string,
  zone = "Australia/Sydney",
  locale = "en-AU",
): ParseContext {
  const now = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
  return parseContext(now, zone, TIMES, locale);
}

/** A Wednesday morning. */
export const WEDNESDAY = contextAt("2026-11-25T10:00");

/** A reading as "message @ date time": what else it has comes after. */
function short({ message, when }: Reading): string {
  if (when === undefined) return `${message} @ ?`;
  const { timing, amount, unit, date, time, zone, occurrence, repeat, weekdays, rule, count } =
    when;
  const days = repeat === "week" && weekdays !== "start" ? weekdays : "";
  const often = repeat === "no" ? "" : repeat === "custom" ? rule : repeat;
  const times = when.ending === "count" ? `x${count}` : "";
  const end = when.ending === "date" ? `until ${when.lastDate}` : "";
  const at = timing === "wait" ? `${amount} ${unit}` : `${date} ${time}`;
  const second = occurrence === "later" ? "second" : "";
  return [`${message} @ ${at}`, zone, second, often, days, times, end].filter(Boolean).join(" ");
}

export function readings(text: string, by = WEDNESDAY): string[] {
  return parseEntry(text, by).readings.map(short);
}

/** What is assumed, or not understood, in the likeliest reading. */
export function notesOf(text: string, by = WEDNESDAY): readonly string[] {
  return parseEntry(text, by).readings[0]?.notes ?? [];
}
