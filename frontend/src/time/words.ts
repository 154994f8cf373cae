// Moments in words, for people.
import { Temporal } from "temporal-polyfill";

/** The viewer's own English where the browser has one, so that dates match the page's language. */
export const pageLocale = navigator.languages.find((name) => name.startsWith("en")) ?? "en-GB";

/** The place that an IANA zone is named after: "Sydney" of Australia/Sydney. */
export function zonePlace(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

/** A moment as "tomorrow, Tue 24 Nov, 09:00", with the year when it is not this one. `now` is in epoch milliseconds. */
export function momentWords(
  instant: string,
  zone: string,
  now: number,
  locale = pageLocale,
): string {
  const then = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const day = then.toLocaleString(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(then.year === today.year ? {} : { year: "numeric" }),
  });
  const near = nearDay(today.toPlainDate().until(then.toPlainDate()).days);
  return [near, day, clockWords(then, locale)].filter(Boolean).join(", ");
}

/** A moment's date and time to the second, for the record of what happened. */
export function exactWords(instant: string, zone: string, locale = pageLocale): string {
  const options = { dateStyle: "medium", timeStyle: "medium" } as const;
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toLocaleString(locale, options);
}

function clockWords(moment: Temporal.ZonedDateTime, locale: string): string {
  const seconds = moment.second === 0 ? {} : ({ second: "2-digit" } as const);
  return moment.toLocaleString(locale, { hour: "2-digit", minute: "2-digit", ...seconds });
}

function nearDay(days: number): string | undefined {
  return { [-1]: "yesterday", 0: "today", 1: "tomorrow" }[days];
}
