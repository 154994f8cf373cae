// Takes out of a text what was understood, so that what is left says what to be reminded of.
import type { Span } from "./types";

/** A word that belongs to the date after it. */
const BEFORE_DATE = /(?:^|\s)(?:on|at|by|from|due|starting)\s+$/i;
/** "turn it on tomorrow": nobody says "on tomorrow". */
const WITHOUT_WORD = /^(?:to(?:day|morrow|night)|the day|this|next|in|at|on|by|from)\b/i;

/** `span` with the word before it that belongs to it. */
export function withWordBefore(text: string, span: Span): Span {
  if (WITHOUT_WORD.test(text.slice(span.start, span.end))) return span;
  const [word = ""] = BEFORE_DATE.exec(text.slice(0, span.start)) ?? [];
  return { ...span, start: span.start - word.length };
}

/** What is left of `text` without `spans`; "remind me to" goes as well. */
export function without(text: string, spans: readonly Span[]): string {
  const sorted = spans.toSorted((one, other) => other.start - one.start);
  const left = sorted.reduce(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  );
  const isCutAtStart = spans.some(({ start }) => text.slice(0, start).trim() === "");
  return tidy(isCutAtStart ? left.replace(/^\s*(?:to\s+|[,:;–-]+\s*)/i, "") : left);
}

/** Whether nothing but spaces and commas stands after `span`. */
export function isAtEnd(text: string, { end }: Span): boolean {
  return /^[\s,.!]*$/.test(text.slice(end));
}

/** Whether nothing but spaces stands before it. */
export function isAtStart(text: string, { start }: Span): boolean {
  return text.slice(0, start).trim() === "";
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:!?])/g, "$1")
    .trim()
    .replace(/^(?:please\s+)?remind me(?:\s+(?:to|of|about|that))?\s+/i, "")
    .replace(/^[\s,.;:–-]+|[\s,;:–-]+$/g, "");
}
