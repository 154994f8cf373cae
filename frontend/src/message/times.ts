// The times of a message, by the browser alone: what the rest of the page has for them is large.
import type { MessageSnooze } from "../api/types";

/** Milliseconds of a day of 24 hours. */
export const DAY = 86_400_000;

/** How far ahead a message can be snoozed. */
export const MOST_DAYS = 30;

/** A local date and time as its digits say it: "Tuesday 24 November 2026 at 09:00". */
export function localWords(local: string): string {
  const shown = new Date(`${local.slice(0, "2026-11-24T09:00:00".length)}Z`);
  return words(shown, "UTC");
}

/** A moment as this device's clocks show it. */
export function momentWords(moment: string): string {
  return words(new Date(moment));
}

function words(time: Date, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = time.toLocaleDateString("en-GB", { weekday: "long", ...zone });
  const date = time.toLocaleDateString("en-GB", { dateStyle: "long", ...zone });
  return `${day} ${date} at ${time.toLocaleTimeString("en-GB", { timeStyle: "short", ...zone })}`;
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

/** The moment of a date and time as a field has it ("2026-11-24T09:00"); undefined where it is incomplete. */
export function fieldTime(value: string): MessageSnooze | undefined {
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : { dueAt: inUtc(time) };
}

/** A moment as the field of a date and time takes it. */
export function fieldValue(time: Date): string {
  const shifted = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, "2026-11-24T09:00".length);
}

function inUtc(time: Date): string {
  return `${time.toISOString().slice(0, "2026-11-24T09:00:00".length)}Z`;
}
