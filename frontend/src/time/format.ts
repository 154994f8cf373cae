// How moments are written for people.
import { Temporal } from "temporal-polyfill";
import type { Reminder } from "../api/types";
import { isUsable, offsetName, timeIn, zonePlace } from "./zones";

/** The viewer's own English where the browser has one, so that dates match the page's language. */
export const pageLocale = navigator.languages.find((name) => name.startsWith("en")) ?? "en-GB";

/** A date and time as clocks show it. */
type Shown = Temporal.PlainDateTime;

/** What of a reminder says when it is due. */
export type Due = Pick<Reminder, "dueAt" | "dueAtLocal" | "timezone">;

/** A moment as "tomorrow, Tue 24 Nov, 09:00". `now` is in epoch milliseconds. */
export function formatMoment(
  instant: string,
  zone: string,
  now: number,
  locale = pageLocale,
): string {
  return momentWords(shownIn(zone, instant), timeIn(zone, now).toPlainDate(), locale);
}

/**
 * When a reminder is due, as `formatMoment` says it to somebody in `zone`. Where that is the
 * reminder's own zone, the server's rules decide: they may be newer than this browser's.
 */
export function formatDue(due: Due, zone: string, now: number, locale = pageLocale): string {
  return momentWords(shownTo(zone, due), timeIn(zone, now).toPlainDate(), locale);
}

/**
 * When a reminder is due in its own zone, as "09:00 in London" or "Tue 24 Nov, 09:00 in London",
 * for somebody in `zone`; undefined where clocks show the same there.
 */
export function formatDueThere(
  due: Due,
  zone: string,
  now: number,
  locale = pageLocale,
): string | undefined {
  const [here, there] = [shownTo(zone, due), shownThere(due)];
  if (there.equals(here)) return undefined;
  const isSameDay = there.toPlainDate().equals(here.toPlainDate());
  const day = isSameDay ? "" : `${dateWords(there, timeIn(zone, now).toPlainDate(), locale)}, `;
  const offset = offsetName(due.dueAtLocal.slice(-"+00:00".length));
  const place = isUsable(due.timezone) ? zonePlace(due.timezone) : offset;
  return `${day}${timeWords(there, locale)} in ${place}`;
}

/** The day of it where the viewer is, as "Today, Tue 24 Nov". */
export function formatDay(due: Due, zone: string, now: number, locale = pageLocale): string {
  const [day, today] = [shownTo(zone, due), timeIn(zone, now).toPlainDate()];
  const near = nearDay(today.until(day.toPlainDate()).days);
  const words = dateWords(day, today, locale);
  return near === undefined ? words : `${near.charAt(0).toUpperCase()}${near.slice(1)}, ${words}`;
}

/** Its time of day where the viewer is, as "09:00". */
export function formatDueTime(due: Due, zone: string, locale = pageLocale): string {
  return timeWords(shownTo(zone, due), locale);
}

/** A moment's time of day as "09:00". */
export function formatTime(instant: string, zone: string, locale = pageLocale): string {
  return timeWords(shownIn(zone, instant), locale);
}

/** A moment's date and time to the second, for the record of what happened. */
export function formatTimestamp(instant: string, zone: string, locale = pageLocale): string {
  const options = { dateStyle: "medium", timeStyle: "medium" } as const;
  return shownIn(zone, instant).toLocaleString(locale, options);
}

function momentWords(then: Shown, today: Temporal.PlainDate, locale: string): string {
  const near = nearDay(today.until(then.toPlainDate()).days);
  const words = `${dateWords(then, today, locale)}, ${timeWords(then, locale)}`;
  return near === undefined ? words : `${near}, ${words}`;
}

/** "Tue 24 Nov", with the year unless it is that of `today`. */
export function dateWords(then: Shown, today: Temporal.PlainDate, locale: string): string {
  const year = then.year === today.year ? {} : ({ year: "numeric" } as const);
  const weekday = then.toLocaleString(locale, { weekday: "short" });
  return `${weekday} ${then.toLocaleString(locale, { day: "numeric", month: "short", ...year })}`;
}

function timeWords(then: Shown, locale: string): string {
  return then.toLocaleString(locale, { hour: "2-digit", minute: "2-digit" });
}

function shownIn(zone: string, instant: string): Shown {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
}

function shownThere({ dueAtLocal }: Due): Shown {
  return Temporal.PlainDateTime.from(dueAtLocal);
}

function shownTo(zone: string, due: Due): Shown {
  return due.timezone === zone ? shownThere(due) : shownIn(zone, due.dueAt);
}

function nearDay(days: number): string | undefined {
  return { [-1]: "yesterday", 0: "today", 1: "tomorrow" }[days];
}
