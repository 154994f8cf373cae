// The times of a message, by the browser alone: what the rest of the page has for them is large.
import type { MessageSnooze } from "../api/types";
import { pageLocale } from "../time/locale";

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;

/** How far ahead a message can be snoozed. */
export const MOST_DAYS = 30;

/** A local time of `zone` by its digits: "Tuesday 24 November 2026 at 09:00 (Australia/Sydney)". */
export function localWords(local: string, zone: string, locale = pageLocale): string {
  const moment = new Date(`${local.slice(0, "2026-11-24T09:00:00".length)}Z`);
  const written = { dateStyle: "full", timeStyle: "short", timeZone: "UTC" } as const;
  return `${moment.toLocaleString(locale, written)} (${zone})`;
}

/** A moment by this device's clocks, likewise. */
export function momentWords(moment: string, locale = pageLocale): string {
  const time = new Date(moment);
  const local = `${fieldValue(time)}:00`;
  return localWords(local, Intl.DateTimeFormat().resolvedOptions().timeZone, locale);
}

/** The times to choose with one press at `now`, by this device's clock. */
export function choices(now: Date, locale = pageLocale): { text: string; time: MessageSnooze }[] {
  const atNine = (name: string, days: number) => {
    const nine = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
    const text = `${name}, ${nine.toLocaleTimeString(locale, { timeStyle: "short" })}`;
    return { text, time: { dueAt: inUtc(nine) } };
  };
  return [
    { text: "In an hour", time: { waitSeconds: 3600 } },
    { text: "In 3 hours", time: { waitSeconds: 3 * 3600 } },
    atNine("Tomorrow", 1),
    atNine("In a week", 7),
  ];
}

/** The moment of a date and time as a field has it: "2026-11-24T09:00". */
export function fieldTime(value: string): MessageSnooze {
  return { dueAt: inUtc(new Date(value)) };
}

/** A moment as the field of a date and time takes it. */
export function fieldValue(time: Date): string {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, "2026-11-24T09:00".length);
}

function inUtc(time: Date): string {
  return `${time.toISOString().slice(0, "2026-11-24T09:00:00".length)}Z`;
}
