// Reads when something that repeats begins and ends: "from Monday until 20 December", "for 10 days".
import type { Temporal } from "temporal-polyfill";
import type { End } from "./first-day";
import { isDayOpen, type Repeated } from "./repeats";
import { sightingsIn } from "./sightings";
import { MONTH, type Sighting, type Span, spanOf, taken, type Writer } from "./text";
import { DURATION, totalOf } from "./wait";

/** What is said of a repeat's time of day, its first day and its end. */
interface Bounds {
  timed?: Sighting | undefined;
  dated?: Sighting | undefined;
  end?: End | undefined;
  spans: readonly Span[];
  /** What of that is not sure, as sentences. */
  notes: readonly string[];
}

/** "Walk to the shop" ends nothing: of a range "to" does. */
const UNTIL =
  /\b(?:until|till?|through|thru|up to|ending(?: on)?|(?<=\bfrom\s[^,]{1,30}\s)to)\s+(?:the\s+)?/i;
const EXCEPT = /\b(?:except|excluding|apart from|other than|but not|not on)\b/i;
const UNREAD = new RegExp(
  `\\b(?:until|till?|\\d{1,2}(?:st|nd|rd|th)|x\\s*\\d+|\\d+\\s*x|alternate|in ${MONTH}[a-z]*)\\b|${EXCEPT.source}`,
  "i",
);
const SECOND_DAY = /^(?:every|each) (?:second|2nd) (?!day|week|month|year|.*month)/i;
const START = /\b(?:from|starting|beginning|on|as of|since)\s+$/i;
/** Nobody says what else than the first day is tomorrow. */
const NEAR = /^(?:to(?:day|morrow|night)|next|this|from|on)\b/i;

/** Those of `text`, which says how often as `repeated` has it. */
export function boundsOf(
  text: string,
  repeated: Repeated,
  writer: Writer,
  today: Temporal.PlainDate,
) {
  const rest = taken(text, repeated.spans);
  const until = UNTIL.exec(rest);
  const { end: untilEnd } = until === null ? { end: -1 } : spanOf(until);
  const sightings = sightingsIn(
    until === null ? rest : taken(rest, [spanOf(until)]),
    today,
    writer,
  );
  const last = sightings.find(({ found, days }) => days !== undefined && found.start === untilEnd);
  const exception = EXCEPT.exec(rest)?.index ?? Number.POSITIVE_INFINITY;
  const isExcepted = ({ found }: Sighting) => found.start > exception;
  const others = sightings.filter((each) => !each.isDoubtful && each !== last);
  const timed = [...others, last].find((each) => each?.clock !== undefined);
  const dated = others.find((each) => each.days !== undefined && !isExcepted(each));
  const lasting = lastingIn(rest, repeated);
  const used = new Set([timed, dated, last].filter((each) => each && !isExcepted(each)));
  const spans = [...used].flatMap((each) => each?.spans ?? []);
  const known = [...spans, ...lasting.spans, ...(until && last ? [spanOf(until)] : [])];
  const notes = [
    ...oftenNotes(text, repeated),
    ...[timed?.note, dated?.note].filter((note) => note !== undefined),
    ...lasting.notes,
    ...lastNotes(last),
    ...(dated === undefined || isFirst(rest, dated, repeated) ? [] : [firstNote(rest, dated)]),
    ...timeNotes(
      rest,
      others.filter((each) => each !== timed && each.clock !== undefined),
    ),
    ...unreadNotes(taken(rest, known)),
  ];
  return { timed, dated, end: last?.days?.[0] ?? lasting.end, spans: known, notes };
}

/** A date is the first day where it is led so, or where the rule leaves the day open. */
function isFirst(text: string, { found }: Sighting, repeated: Repeated): boolean {
  const isLed = START.test(text.slice(0, found.start)) || NEAR.test(text.slice(found.start));
  return isLed || isDayOpen(repeated);
}

function firstNote(text: string, { found }: Sighting): string {
  return `“${text.slice(found.start, found.end).trim()}” is taken for the first day.`;
}

/** "The first Monday of the month" may be one day, "every second Friday" each month's. */
function oftenNotes(text: string, { spans: [span] }: Repeated): string[] {
  const words = text.slice(span?.start, span?.end);
  if (SECOND_DAY.test(words)) return [`“${words}” is taken as every other.`];
  if (!/of the month$/i.test(words) || /\b(?:every|each|monthly)\b/i.test(text)) return [];
  return [`“${words}” is taken as each month.`];
}

/** "Until next Friday" may mean two days. */
function lastNotes(last: Sighting | undefined): string[] {
  const [day, other] = last?.days ?? [];
  if (day === undefined || other === undefined) return [];
  return [`${day.toString()} is taken for the last day, and not ${other.toString()}.`];
}

/** "8am and 8pm". */
function timeNotes(text: string, others: readonly Sighting[]): string[] {
  const words = others.map(({ found }) => text.slice(found.start, found.end).trim());
  return words.map((each) => `“${each}” is not taken: it repeats at one time of day.`);
}

function unreadNotes(text: string): string[] {
  const [word] = UNREAD.exec(text) ?? [];
  return word === undefined ? [] : [`What “${word}” means here is not understood.`];
}

const DAYS_OF = { D: 1, W: 7, M: 28, Y: 365 };

/** How long it goes on; what is no longer than the time between two is how long each of them takes. */
function lastingIn(text: string, { rule }: Repeated): Pick<Bounds, "end" | "spans" | "notes"> {
  const [found] = text.matchAll(DURATION);
  const { days, months } = totalOf(found?.[1] ?? "");
  const length = days + months * 30;
  if (found === undefined || length === 0) return { spans: [], notes: [] };
  const [, frequency = "D", interval = "1"] = /FREQ=(.).*?(?:INTERVAL=(\d+)|$)/.exec(rule) ?? [];
  if (length > DAYS_OF[frequency as keyof typeof DAYS_OF] * Number(interval)) {
    return { end: { days, months }, spans: [spanOf(found)], notes: [] };
  }
  return { spans: [], notes: [`“${found[0]}” is not taken for its end.`] };
}
