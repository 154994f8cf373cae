// Reads the time of day that a part of a text says, or might say.
import type { ParsedResult } from "chrono-node/en";
import { Temporal } from "temporal-polyfill";
import type { Writer } from "./types";

/** Times of day, the likeliest first: of "at 5" both. */
export interface Clock {
  times: readonly Temporal.PlainTime[];
  /** What they are taken for: "evening", or "" where nothing was said of the time of day. */
  takenFor?: string;
}

const at = (hour: number, minute = 0) => new Temporal.PlainTime(hour, minute);

const HALF_SAID = /\d\s*[ap]\.?m\b|\dh|noon|mid-?day|midnight|morning|evening|night/i;
/** 08:00 is so written by those whose clock has 24 hours. */
const ZERO_FIRST = /\b0\d[:.h]?\d\d/;

/** The time that `result` says; undefined where it says none. */
export function clockOf(result: ParsedResult, writer: Writer): Clock | undefined {
  const { start, text } = result;
  if (!start.isCertain("hour")) return partOfDay(text, writer);
  const [hour, minute] = [start.get("hour") ?? 0, start.get("minute") ?? 0];
  const isSaid = hour >= 12 || hour === 0 || HALF_SAID.test(text) || ZERO_FIRST.test(text);
  if (isSaid || (!writer.isTwelveHours && /\d[:.]?\d\d/.test(text))) {
    return { times: [at(hour, minute)] };
  }
  const [before, after] = [at(hour, minute), at(hour + 12, minute)];
  return { times: hour >= 7 ? [before, after] : [after, before] };
}

/** The time that is taken for a part of the day; undefined where `text` names none. */
export function partOfDay(text: string, { morning, evening }: Writer): Clock | undefined {
  const [word] = /morning|afternoon|evening|(?:to)?night/i.exec(text) ?? [];
  if (word === undefined) return undefined;
  const name = word.toLowerCase();
  if (name === "afternoon") return { times: [at(15)], takenFor: name };
  return {
    times: [Temporal.PlainTime.from(name === "morning" ? morning : evening)],
    takenFor: name,
  };
}

/** Where nothing is said of the time of day: the morning; of today also what is later. */
export function unsaid({ morning, evening }: Writer, isToday: boolean): Clock {
  const times = [morning, ...(isToday ? [evening, "21:00"] : [])];
  return { times: times.map((time) => Temporal.PlainTime.from(time)), takenFor: "" };
}

/** What was taken for what was said, as a sentence; undefined where a time was said. */
export function takenNote({ takenFor }: Clock, time: string): string | undefined {
  if (takenFor === undefined) return undefined;
  return takenFor === ""
    ? `No time of day was said: ${time} is taken.`
    : `“${takenFor}” is taken as ${time}.`;
}
