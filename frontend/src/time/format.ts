// How moments are written for people.
import { Temporal } from "temporal-polyfill";

/** The viewer's own English where the browser has one, so that dates match the page's language. */
export const pageLocale = navigator.languages.find((name) => name.startsWith("en")) ?? "en-GB";

/** The place that an IANA zone is named after: "Sydney" of Australia/Sydney. */
export function zonePlace(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** A moment as "tomorrow, Tue 24 Nov, 09:00". `now` is in epoch milliseconds. */
export function formatMoment(
  instant: string,
  zone: string,
  now: number,
  locale = pageLocale,
): string {
  const today = localTime(new Date(now).toISOString(), zone).toPlainDate();
  const near = nearDay(today.until(localTime(instant, zone).toPlainDate()).days);
  const words = formatDateTime(instant, zone, now, locale);
  return near === undefined ? words : `${near}, ${words}`;
}

/** A moment as "Tue 24 Nov, 09:00", with the year unless it is that of `now` (epoch ms). */
export function formatDateTime(
  instant: string,
  zone: string,
  now: number,
  locale = pageLocale,
): string {
  return `${formatDate(instant, zone, now, locale)}, ${formatTime(instant, zone, locale)}`;
}

/** A moment's day as "Tue 24 Nov", with the year unless it is that of `now` (epoch ms). */
export function formatDate(
  instant: string,
  zone: string,
  now: number,
  locale = pageLocale,
): string {
  const then = localTime(instant, zone);
  const thisYear = localTime(new Date(now).toISOString(), zone).year;
  const year = then.year === thisYear ? {} : ({ year: "numeric" } as const);
  const weekday = then.toLocaleString(locale, { weekday: "short" });
  return `${weekday} ${then.toLocaleString(locale, { day: "numeric", month: "short", ...year })}`;
}

/** A moment's time of day as "09:00". */
export function formatTime(instant: string, zone: string, locale = pageLocale): string {
  return localTime(instant, zone).toLocaleString(locale, { hour: "2-digit", minute: "2-digit" });
}

/** A moment's date and time to the second, for the record of what happened. */
export function formatTimestamp(instant: string, zone: string, locale = pageLocale): string {
  const options = { dateStyle: "medium", timeStyle: "medium" } as const;
  return localTime(instant, zone).toLocaleString(locale, options);
}

function localTime(instant: string, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
}

function nearDay(days: number): string | undefined {
  return { [-1]: "yesterday", 0: "today", 1: "tomorrow" }[days];
}
