// The times of a message, by Intl alone: Temporal would be most of what this page loads.
import type { MessageSnooze } from "../api/types";
import { pageLocale } from "../time/locale";

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;

/** The most days ahead that a message can be snoozed. */
export const MOST_DAYS = 30;

/** A local time of `zone` as "Tuesday 24 November 2026 at 09:00 (Australia/Sydney)". */
export function localWords(local: string, zone: string, locale = pageLocale): string {
  const moment = new Date(`${local.slice(0, "2026-11-24T09:00:00".length)}Z`);
  const style = { dateStyle: "full", timeStyle: "short", timeZone: "UTC" } as const;
  return `${moment.toLocaleString(locale, style)} (${zone})`;
}

/** A moment in this device's zone, in the same words. */
export function momentWords(moment: string, locale = pageLocale): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return localWords(`${fieldValue(new Date(moment))}:00`, timeZone, locale);
}

/** The quick choices at `now`, in this device's zone. */
export function snoozeChoices(
  now: Date,
  locale = pageLocale,
): { text: string; time: MessageSnooze }[] {
  const atNine = (day: string, days: number) => {
    const nine = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
    const text = `${day}, ${nine.toLocaleTimeString(locale, { timeStyle: "short" })}`;
    return { text, time: { dueAt: toRfc3339(nine) } };
  };
  return [
    { text: "In an hour", time: { waitSeconds: 3600 } },
    { text: "In 3 hours", time: { waitSeconds: 3 * 3600 } },
    atNine("Tomorrow", 1),
    atNine("In a week", 7),
  ];
}

/** The time of a field's value: "2026-11-24T09:00". */
export function fieldTime(value: string): MessageSnooze {
  return { dueAt: toRfc3339(new Date(value)) };
}

/** The value of a field for a moment, in this device's zone. */
export function fieldValue(time: Date): string {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, "2026-11-24T09:00".length);
}

function toRfc3339(time: Date): string {
  return time.toISOString().replace(/\.\d+/, "");
}
