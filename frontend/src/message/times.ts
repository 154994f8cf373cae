// The times of a message, by the browser alone: what the rest of the page has for them is large.
import type { MessageSnooze } from "../api/types";

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;

/** How far ahead a message can be snoozed. */
export const MOST_DAYS = 30;

/** A local date and time as its digits say it: "Tuesday 24 November 2026 at 09:00". */
export function localWords(local: string): string {
  return momentWords(`${local.slice(0, "2026-11-24T09:00:00".length)}Z`, "UTC");
}

/** A moment as clocks in `timeZone` show it, where there is none as this device's do. */
export function momentWords(moment: string, timeZone?: string): string {
  const time = new Date(moment);
  const day = time.toLocaleDateString("en-GB", { weekday: "long", timeZone });
  const date = time.toLocaleDateString("en-GB", { dateStyle: "long", timeZone });
  return `${day} ${date} at ${time.toLocaleTimeString("en-GB", { timeStyle: "short", timeZone })}`;
}

/** The times to choose with one press at `now`, by this device's clock. */
export function choices(now: Date): { text: string; time: MessageSnooze }[] {
  const atNine = (days: number) => ({
    dueAt: inUtc(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9)),
  });
  return [
    { text: "In an hour", time: { waitSeconds: 3600 } },
    { text: "In 3 hours", time: { waitSeconds: 3 * 3600 } },
    { text: "Tomorrow, 09:00", time: atNine(1) },
    { text: "In a week, 09:00", time: atNine(7) },
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
