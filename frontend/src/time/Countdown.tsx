// A countdown to a moment, that keeps itself up to date, and its words.
import { useNow } from "./server-clock";

/** How long it is until `to` (RFC 3339). */
export function Countdown({ to }: { to: string }) {
  const due = Date.parse(to);
  const now = useNow((present) => untilNextChange(due - present));
  return <time dateTime={to}>{formatCountdown(due - now)}</time>;
}

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400] as const;

/** "in 3 h 5 min": minutes until the last minute, then seconds; "now" once it has passed. */
export function formatCountdown(milliseconds: number): string {
  const left = Math.floor(milliseconds / 1000);
  const count = (seconds: number, unit: number, name: string) =>
    seconds < unit ? "" : ` ${Math.floor(seconds / unit)} ${name}`;
  if (left <= 0) return "now";
  if (left < MINUTE) return `in ${left} s`;
  if (left < DAY) return `in${count(left, HOUR, "h")}${count(left % HOUR, MINUTE, "min")}`;
  const days = daysWords(Math.floor(left / DAY));
  return `in ${days}${left < 14 * DAY ? count(left % DAY, HOUR, "h") : ""}`;
}

/** "14 days", "1 year 35 days", "5 years": a year is 365 or 366 days. */
export function daysWords(days: number): string {
  const years = Math.floor((days + 1) / 365.25);
  const rest = days - Math.floor(years * 365.25);
  const words = (count: number, name: string) =>
    count > 0 ? [`${count} ${name}${count === 1 ? "" : "s"}`] : [];
  return [...words(years, "year"), ...words(rest, "day")].join(" ");
}

/** Milliseconds until the words change with `milliseconds` left; Infinity once it is due. */
export function untilNextChange(milliseconds: number): number {
  if (milliseconds < 1000) return Number.POSITIVE_INFINITY;
  const step = milliseconds < MINUTE * 1000 ? 1000 : MINUTE * 1000;
  return (milliseconds % step) + 1;
}
