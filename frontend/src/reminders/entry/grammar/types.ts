// What the grammar of the one line takes and gives.
import type { Draft } from "../../form/draft";

/** Who writes, where and when: the same text may mean something else to somebody else. */
export interface Writer {
  /** In epoch milliseconds. */
  now: number;
  zone: string;
  /** Whether 3/4 is the fourth of March. */
  isMonthFirst: boolean;
  /** Whether clocks there show 5:30 twice a day. */
  isTwelveHours: boolean;
  /** Local times (09:00): what a day without a time of day means, and what an evening does. */
  morning: string;
  evening: string;
}

/** A part of a text: from `start` up to `end`. */
export interface Span {
  start: number;
  end: number;
}

/** When it is due or how it repeats, in the form's own fields. */
export type When = Partial<Omit<Draft, "message" | "subject" | "preference" | "email" | "phone">>;

/** One way to read a text: what to be reminded of, and when, where that is said. */
export interface Reading {
  message: string;
  when?: When;
}

/** What a text means. */
export interface Understood {
  /** The first is taken, the others are what else it could mean. There is one at least. */
  readings: readonly Reading[];
  /** What was not said and is taken all the same, as sentences. */
  notes: readonly string[];
  /** How and to whom it goes, as far as that is said. */
  to: Partial<Pick<Draft, "preference" | "email" | "phone">>;
}

/** Where a match is. */
export function spanOf(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}
