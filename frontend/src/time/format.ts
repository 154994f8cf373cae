// How dates and times are written for people.
import { Temporal } from "temporal-polyfill";
import type { Reminder } from "../api/types";
import { pageLocale } from "./locale";
import { serverNow } from "./server-clock";
import { isUsable, offsetName, timeIn, viewerZone, zonePlace } from "./zones";

/** The fields of a reminder that say when it is due. */
export type Due = Pick<Reminder, "dueAt" | "dueAtLocal" | "timezone"> &
  Partial<Pick<Reminder, "localTime">>;

type Local = Temporal.PlainDateTime;

/** A due time or moment (RFC 3339) as "tomorrow, Tue 24 Nov, 09:00"; `now` in epoch milliseconds. */
export function formatDue(
  due: Due | string,
  zone = viewerZone(),
  now = serverNow(),
  locale = pageLocale,
): string {
  const [local, today] = [localTime(due, zone), timeIn(zone, now).toPlainDate()];
  const words = [dateWords(local, today, locale), timeWords(local, locale)];
  return [...relativeDay(local, today), ...words].join(", ");
}

/**
 * "Tue 24 Nov, 09:00 in London", a reminder's zone; undefined if clocks in `zone` show the same, or
 * if nobody chose its zone: it is UTC then.
 */
export function formatDueThere(
  due: Due,
  zone = viewerZone(),
  now = serverNow(),
  locale = pageLocale,
): string | undefined {
  const [here, there] = [localTime(due, zone), Temporal.PlainDateTime.from(due.dueAtLocal)];
  const isChosen = due.localTime !== null || due.timezone !== "UTC";
  if (there.equals(here) || !isChosen) return undefined;
  const isSameDay = there.toPlainDate().equals(here.toPlainDate());
  const day = isSameDay ? "" : `${dateWords(there, timeIn(zone, now).toPlainDate(), locale)}, `;
  const offset = offsetName(due.dueAtLocal.slice(-"+00:00".length));
  const place = isUsable(due.timezone) ? zonePlace(due.timezone) : offset;
  return `${day}${timeWords(there, locale)} in ${place}`;
}

/** The day on which a reminder is due in `zone`, as "Today, Tue 24 Nov". */
export function formatDay(due: Due, zone = viewerZone(), now = serverNow()): string {
  const [day, today] = [localTime(due, zone), timeIn(zone, now).toPlainDate()];
  const words = [...relativeDay(day, today), dateWords(day, today)].join(", ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The time of day in `zone`, as "09:00". */
export function formatTime(due: Due | string, zone = viewerZone(), locale = pageLocale): string {
  return timeWords(localTime(due, zone), locale);
}

/** The date and time of a moment (RFC 3339) to the second. */
export function formatTimestamp(instant: string, zone = viewerZone(), locale = pageLocale): string {
  const options = { dateStyle: "medium", timeStyle: "medium" } as const;
  return localTime(instant, zone).toLocaleString(locale, options);
}

/** "Tue 24 Nov", with the year unless it is that of `today`. */
export function dateWords(local: Local, today: Temporal.PlainDate, locale = pageLocale): string {
  const year = local.year === today.year ? {} : ({ year: "numeric" } as const);
  const weekday = local.toLocaleString(locale, { weekday: "short" });
  return `${weekday} ${local.toLocaleString(locale, { day: "numeric", month: "short", ...year })}`;
}

/** "09:00". */
export function timeWords(local: Local | Temporal.PlainTime, locale: string): string {
  return local.toLocaleString(locale, { hour: "2-digit", minute: "2-digit" });
}

/** In a reminder's own zone the server decides: its rules may be newer than this browser's. */
function localTime(due: Due | string, zone: string): Local {
  if (typeof due !== "string" && due.timezone === zone) {
    return Temporal.PlainDateTime.from(due.dueAtLocal);
  }
  const instant = typeof due === "string" ? due : due.dueAt;
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
}

function relativeDay(local: Local, today: Temporal.PlainDate): string[] {
  const name = { [-1]: "yesterday", 0: "today", 1: "tomorrow" }[today.until(local).days];
  return name === undefined ? [] : [name];
}
