// What the grammar of the one line takes and gives, and how what is understood leaves a text.
import type { Temporal } from "temporal-polyfill";
import type { Draft } from "../../form/draft";

/** Who writes, where and when: the same text may mean something else to somebody else. */
export interface ParseContext {
  /** In epoch milliseconds. */
  now: number;
  zone: string;
  /** Whether 3/4 is the fourth of March. */
  isMonthFirst: boolean;
  /** Whether clocks there show 5:30 twice a day. */
  uses12Hours: boolean;
  /** Local times (09:00): what a day without a time of day means, and what an evening does. */
  morning: string;
  evening: string;
}

/** A part of a text: from `start` up to `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Times of day, the likeliest first: of "at 5" both. */
export interface Clock {
  times: readonly Temporal.PlainTime[];
  /** What they are taken for: "evening", or "" where nothing was said of the time of day. */
  assumedFrom?: string;
}

/** A day, a time of day, or both. */
export interface TimeExpression {
  /** The words that say it, without one before them. */
  found: Span;
  /** What is taken out of the text. */
  spans: readonly Span[];
  days?: readonly Temporal.PlainDate[] | undefined;
  clock?: Clock | undefined;
  /** Minutes from UTC, where an offset's name is said: "9am EST". */
  offset?: number | undefined;
  /** What does not fit together, as a sentence. */
  note?: string | undefined;
  /** "Buy 2 May flowers": it reads like a time, and may be none. */
  isDoubtful: boolean;
}

/** When it is due or how it repeats, in the form's own fields. */
export type When = Partial<Omit<Draft, "message" | "subject" | "preference" | "email" | "phone">>;

/** One way to read a text. */
export interface Reading {
  message: string;
  /** Undefined where the text has no time. */
  when?: When;
  /** What was assumed, or not understood, as sentences. */
  notes: readonly string[];
}

/** What a text means. */
export interface ParseResult {
  /** The first is taken, the others are what else it could mean. There is one at least. */
  readings: readonly Reading[];
  /** How and to whom it goes, as far as that is said. */
  to: Partial<Pick<Draft, "preference" | "email" | "phone">>;
  /** What of that was not understood, as sentences. */
  recipientNotes: readonly string[];
}

/** The words of a part of a text. */
export function textAt(text: string, { start, end }: Span): string {
  return text.slice(start, end).trim();
}

/** Where a match is. */
export function spanOf(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}

/**
 * Stands in the place of what is understood already: the rest stays where it is, and what was not
 * side by side is not read as if it were.
 */
const MASK = "\uFFFC";

/** A word that belongs to the date after it. */
const BEFORE_DATE = /(?:^|\s)(?:on|at|by|no later than|(from|due|starting|beginning))\s+$/i;
/** One that belongs to a time of day: "book a table for 7pm". */
const BEFORE_TIME = /(?:(?:^|\s)(?:around|about|for)|@)\s*$/i;
/** One that makes either of them no moment: "before 7pm", "until Friday". */
const VAGUE = /(?:^|\s)(?:before|after|until|till?)\s+$/i;
/** "turn it on tomorrow": nobody says "on tomorrow". */
const WITHOUT_WORD = /^(?:to(?:day|morrow|night)|the day|this|next|in|at|on|by|from)\b/i;

const REMIND =
  /^(?:(?:please|pls|hey|hi|can you|could you),?\s+)*(?:remind me|set (?:me )?a reminder)(?:\s+|$)/i;
/** "The fifth of December": "the" belongs to it. */
const NTH = /^(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|\w+th)\b/i;
const THE = /\bthe\s+$/i;

/** `found` with the word before it that belongs to it. */
export function withWordBefore(text: string, found: Span): Span {
  const [the = ""] =
    (NTH.test(text.slice(found.start)) && THE.exec(text.slice(0, found.start))) || [];
  const span = { ...found, start: found.start - the.length };
  const before = text.slice(0, span.start);
  const isTime = /^(?:\d|noon|midnight)/i.test(text.slice(span.start));
  const [lead] = VAGUE.exec(before) ?? ((isTime && BEFORE_TIME.exec(before)) || []);
  if (lead !== undefined) return { ...span, start: span.start - lead.length };
  const [word = "", always] = BEFORE_DATE.exec(before) ?? [];
  const isWithout = WITHOUT_WORD.test(text.slice(span.start, span.end)) && always === undefined;
  return isWithout ? span : { ...span, start: span.start - word.length };
}

/** What is left of `text` without `spans`; "remind me to" goes as well. */
export function messageWithout(text: string, spans: readonly Span[]): string {
  const left = mask(text, spans);
  const isCutAtStart = /^\s*\uFFFC/.test(left);
  const words = left
    .replace(/(?:\(\s*|(?<!\([^)]*))\uFFFC[\s,\uFFFC]*\)/g, " ")
    .replaceAll(MASK, " ");
  return tidy(isCutAtStart ? words.replace(/^\s*(?:to\s+|[,:;–-]+\s*)/i, "") : words);
}

/** `text` with its `spans` marked as understood. */
export function mask(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end),
    text,
  );
}

/** Whether nothing but commas is left in `text` of which it isn't understood what it means. */
export function isEmpty(text: string): boolean {
  return /^[\s\uFFFC,.!]*$/.test(text);
}

/** Those that are there. */
export function sentences(...notes: readonly (string | false | 0 | undefined)[]): string[] {
  return notes.filter((note) => typeof note === "string");
}

function tidy(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:!?])/g, "$1")
    .trim()
    .replace(new RegExp(`${REMIND.source}(?:(?:to|of|about|that)\\s+)?`, "i"), "")
    .replace(/^[\s,.;:–-]+|[\s,;:–-]+$/g, "");
}
