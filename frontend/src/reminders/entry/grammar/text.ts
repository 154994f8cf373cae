// The types of the one line's grammar, and how parsed spans are marked and left out of a text.
import type { Temporal } from "temporal-polyfill";
import type { Draft } from "../../form/draft";
import { PART_OF_DAY } from "./words";

/** What the meaning of a text depends on beside its words. */
export interface ParseContext {
  /** In epoch milliseconds. */
  now: number;
  zone: string;
  /** Whether 3/4 is the fourth of March. */
  isMonthFirst: boolean;
  /** Whether clocks there show 5:30 twice a day. */
  uses12Hours: boolean;
  /** Local times (09:00) for a day without a time of day, and for an evening. */
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
  /** The words that they are assumed from: "evening", or "" without any. */
  assumedFrom?: string;
}

/** A day, a time of day, or both. */
export interface TimeExpression {
  /** Its words, without one before them. */
  found: Span;
  /** What is left out of the message. */
  spans: readonly Span[];
  days?: readonly Temporal.PlainDate[] | undefined;
  clock?: Clock | undefined;
  /** In minutes from UTC: "9am EST". */
  offset?: number | undefined;
  /** What is doubtful about it, as a sentence. */
  note?: string | undefined;
  /** "Buy 2 May flowers": it reads like a time, and may be none. */
  isDoubtful: boolean;
}

/** When it is due or how it repeats, as fields of the form. */
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
  /** The likeliest first. There is at least one. */
  readings: readonly Reading[];
  /** Channel and recipients, as far as the text names them. */
  to: Partial<Pick<Draft, "preference" | "email" | "phone">>;
  /** Which recipients were not understood, as sentences. */
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

/** Stands for each character that was parsed already, so that the rest keeps its place. */
const MASK = "\uFFFC";

/** Words that belong to the date after them; the first ones to "tomorrow", too. */
const BEFORE_ANY_DATE =
  /(?:^|\s)(?:from|due|starting|beginning|as of|since|(?<!\b(?:stop|come|drop|pop|swing|pass|go)\s)by)\s+$/i;
/** "Move it to Friday"; but "go to Friday drinks". */
const BEFORE_GOAL = /(?:^|\s)(?:for|to)\s+$/i;
const NOUN_AFTER = /^ (?!(?:and|at|by|from|in|of|on|or|via|with)\b)\p{L}/iu;
const BEFORE_DATE = /(?:^|\s)(?:on|at|by|no later than)\s+$/i;
/** "Turn it on tomorrow": "on" is no part of the date. */
const WITHOUT_WORD = /^(?:to(?:day|morrow|night)|the day|this|next|in|at|on|by|from)\b/i;
/** Words that belong to a time of day: "book a table for 7pm". */
const BEFORE_TIME = /(?:(?:^|\s)(?:around|about|for|towards?)|@)\s*$/i;
const TIME = /^(?:\d|noon|midnight)/i;
/** Words that belong to both, and make them vague: "before 7pm". */
const VAGUE = /(?:^|\s)(?:before|after|until|till?)\s+$/i;
/** "Movie night Friday": "night" belongs to the movie. */
const PART_OF_NOUN = new RegExp(
  `(?<=[\\p{L}'’]\\s+)(?<!\\b(?:at|by|in|on|of|the|this|and|or|to|for)\\s+)${PART_OF_DAY}\\s+(?=\\S)`,
  "iuy",
);
/** "The fifth of December". */
const NTH = /^(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|\w+th|end of)\b/i;
const THE = /\bthe\s+$/i;

/** `found` with the word before it that belongs to it, or without what belongs to that word. */
export function withWordBefore(text: string, { start, end }: Span): Span {
  PART_OF_NOUN.lastIndex = start;
  const [part] = PART_OF_NOUN.exec(text.slice(0, end)) ?? [];
  if (part) return { start: start + part.length, end };
  const [the = ""] = (NTH.test(text.slice(start)) && THE.exec(text.slice(0, start))) || [];
  const before = text.slice(0, start - the.length);
  const words = text.slice(before.length, end);
  const patterns = [
    ...[VAGUE, BEFORE_ANY_DATE],
    ...(TIME.test(words) ? [BEFORE_TIME] : []),
    ...(NOUN_AFTER.test(text.slice(end)) ? [] : [BEFORE_GOAL]),
    ...(WITHOUT_WORD.test(words) ? [] : [BEFORE_DATE]),
  ];
  const word = patterns.map((pattern) => pattern.exec(before)).find((match) => match !== null);
  return { start: word?.index ?? before.length, end };
}

const POLITE = "(?:(?:please|pls|hey|hi|can you|could you),?\\s+)*";
const REMIND_ME = `${POLITE}(?:remind me|set (?:me )?a reminder)(?:\\s+|$)`;
const REMIND = new RegExp(`^${REMIND_ME}(?:(?:to|of|about|that)\\s+)?`, "i");

/** What is left of `text` without `spans`, and without "remind me to". */
export function messageWithout(text: string, spans: readonly Span[]): string {
  const left = mask(text, spans);
  const isCutAtStart = /^\s*\uFFFC/.test(left);
  const words = left
    .replace(/(?:\(\s*|(?<!\([^)]*))\uFFFC[\s,\uFFFC]*\)/g, " ")
    .replaceAll(MASK, " ");
  return (isCutAtStart ? words.replace(/^\s*(?:to\s+|[,:;–-]+\s*)/i, "") : words)
    .replace(/\s+/g, " ")
    .replace(/\s+([,.;:!?])/g, "$1")
    .trim()
    .replace(REMIND, "")
    .replace(/^[\s,.;:–-]+|[\s,;:–-]+$/g, "");
}

/** `text` with its `spans` marked as parsed. */
export function mask(text: string, spans: readonly Span[]): string {
  return spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + MASK.repeat(end - start) + rest.slice(end),
    text,
  );
}

/** Whether nothing but marks and punctuation is left of `text`. */
export function isEmpty(text: string): boolean {
  return /^[\s\uFFFC,.!]*$/.test(text);
}

/** The notes that are sentences. */
export function sentences(...notes: readonly (string | false | 0 | undefined)[]): string[] {
  return notes.filter((note) => typeof note === "string");
}
