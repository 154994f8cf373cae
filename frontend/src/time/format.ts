// How moments are written for people.
import { Temporal } from "temporal-polyfill";
import type { Reminder } from "../api/types";
import { pageLocale } from "./locale";
import { serverNow } from "./server-clock";
import { isUsable, offsetName, timeIn, viewerZone, zonePlace } from "./zones";

/** What of a reminder says when it is due. */
export type Due = Pick<Reminder, "dueAt" | "dueAtLocal" | "timezone">;

type Shown = Temporal.PlainDateTime;

/**
 * When a reminder is due, or a moment (RFC 3339), as "tomorrow, Tue 24 Nov, 09:00" to somebody in
 * `zone` at `now` (epoch milliseconds). Where that is the reminder's own zone, the server's rules
 * decide: they may be newer than this browser's.
 */
export function formatDue(
  due: Due | string,
  zone = viewerZone(),
  now = serverNow(),
  locale = pageLocale,
): string {
  const [then, today] = [shownTo(zone, due), timeIn(zone, now).toPlainDate()];
  const words = [dateWords(then, today, locale), timeWords(then, locale)];
  return [nearDay(then, today), words].flat().join(", ");
}

/**
 * When a reminder is due in its own zone, as "09:00 in London" or "Tue 24 Nov, 09:00 in London",
 * for somebody in `zone`; undefined where clocks show the same there.
 */
export function formatDueThere(
  due: Due,
  zone = viewerZone(),
  now = serverNow(),
  locale = pageLocale,
): string | undefined {
  const [here, there] = [shownTo(zone, due), Temporal.PlainDateTime.from(due.dueAtLocal)];
  if (there.equals(here)) return undefined;
  const isSameDay = there.toPlainDate().equals(here.toPlainDate());
  const day = isSameDay ? "" : `${dateWords(there, timeIn(zone, now).toPlainDate(), locale)}, `;
  const offset = offsetName(due.dueAtLocal.slice(-"+00:00".length));
  const place = isUsable(due.timezone) ? zonePlace(due.timezone) : offset;
  return `${day}${timeWords(there, locale)} in ${place}`;
}

/** The day of it where the viewer is, as "Today, Tue 24 Nov". */
export function formatDay(due: Due, zone = viewerZone(), now = serverNow()): string {
  const [day, today] = [shownTo(zone, due), timeIn(zone, now).toPlainDate()];
  const near = nearDay(day, today).map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return [...near, dateWords(day, today)].join(", ");
}

/** The time of day where the viewer is, as "09:00". */
export function formatTime(due: Due | string, zone = viewerZone(), locale = pageLocale): string {
  return timeWords(shownTo(zone, due), locale);
}

/** A moment's date and time to the second, for the record of what happened. */
export function formatTimestamp(instant: string, zone = viewerZone(), locale = pageLocale): string {
  const options = { dateStyle: "medium", timeStyle: "medium" } as const;
  return shownTo(zone, instant).toLocaleString(locale, options);
}

/** "Tue 24 Nov", with the year unless it is that of `today`. */
export function dateWords(then: Shown, today: Temporal.PlainDate, locale = pageLocale): string {
  const year = then.year === today.year ? {} : ({ year: "numeric" } as const);
  const weekday = then.toLocaleString(locale, { weekday: "short" });
  return `${weekday} ${then.toLocaleString(locale, { day: "numeric", month: "short", ...year })}`;
}

export function timeWords(then: Shown | Temporal.PlainTime, locale: string): string {
  return then.toLocaleString(locale, { hour: "2-digit", minute: "2-digit" });
}

function shownTo(zone: string, due: Due | string): Shown {
  if (typeof due !== "string" && due.timezone === zone)
    return Temporal.PlainDateTime.from(due.dueAtLocal);
  const instant = typeof due === "string" ? due : due.dueAt;
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
}

function nearDay(then: Shown, today: Temporal.PlainDate): string[] {
  const name = { [-1]: "yesterday", 0: "today", 1: "tomorrow" }[today.until(then).days];
  return name === undefined ? [] : [name];
}
