// How a countdown is written, and when that next changes.

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A countdown in minutes until the last minute, then in seconds; "now" once it has passed. */
export function formatCountdown(milliseconds: number): string {
  const left = Math.floor(milliseconds / 1000);
  if (left <= 0) return "now";
  if (left < MINUTE) return `in ${left} s`;
  if (left < HOUR) return `in ${Math.floor(left / MINUTE)} min`;
  if (left < DAY) return twoUnits(left, HOUR, "h", MINUTE, "min");
  if (left < 14 * DAY) return twoUnits(left, DAY, left < 2 * DAY ? "day" : "days", HOUR, "h");
  return `in ${Math.floor(left / DAY)} days`;
}

/**
 * Milliseconds until the words of a countdown with `milliseconds` left change. Past due they change
 * no more: Infinity.
 */
export function untilNextChange(milliseconds: number): number {
  if (milliseconds < 1000) return Number.POSITIVE_INFINITY;
  const step = milliseconds < MINUTE * 1000 ? 1000 : MINUTE * 1000;
  return (milliseconds % step) + 1;
}

function twoUnits(left: number, big: number, bigWord: string, small: number, smallWord: string) {
  const rest = Math.floor((left % big) / small);
  const head = `in ${Math.floor(left / big)} ${bigWord}`;
  return rest === 0 ? head : `${head} ${rest} ${smallWord}`;
}
