// Parses the text of the one line: the message, the time, the channel and the recipients.
import { nextDateOf, timeIn } from "../../../time/zones";
import { boundsOf } from "./bounds";
import {
  assumptionNote,
  candidateTimes,
  defaultClock,
  fitToPartOfDay,
  isAfterMidnight,
  mergeDayAndTime,
  partOfDay,
} from "./moments";
import { normalize } from "./parser/normalize";
import { endsWithTime, lastWordChannel, recipientsIn, zoneAfter } from "./recipients";
import { isDayOpen, isOfNoun, nextMornings, type Recurrence, recurrenceIn } from "./recurrence";
import { scheduleFields } from "./schedule-fields";
import {
  mask,
  messageWithout,
  type ParseContext,
  type ParseResult,
  type Reading,
  sentences,
  type Span,
  textAt,
  type TimeExpression,
  type When,
} from "./text";
import { timeExpressionsIn } from "./time-expressions";
import { unparsedNotes } from "./unparsed";
import { amountOf, daysLasting, type Wait, waitIn } from "./wait";

const MINUTES = { smallestUnit: "minute" } as const;

/** What `text` means. A last word that names a channel does so only after a time. */
export function parseEntry(
  text: string,
  context: ParseContext,
  { to, recipientNotes, spans, isCommand } = recipientsIn(text),
): ParseResult {
  const { known, restore } = normalize(mask(text, spans));
  const last = to.preference === undefined ? lastWordChannel(known) : null;
  const before = known.slice(0, last?.start);
  const readingsBefore = parseTime(before, context);
  const isChannel = last !== null && endsWithTime(before, readingsBefore[0]);
  const readings = last === null || isChannel ? readingsBefore : parseTime(known, context);
  if (isCommand && readings[0]?.message === "") return parseEntry(text, context, recipientsIn(""));
  return {
    readings: readings.map(({ message, notes, ...when }) => ({
      ...when,
      message: restore(message),
      notes: notes.map(restore),
    })),
    to: isChannel ? { ...to, preference: last.preference } : to,
    recipientNotes,
  };
}

function parseTime(text: string, context: ParseContext): Reading[] {
  const recurrence = recurrenceIn(text);
  if (recurrence === undefined) return parseOnceOrDaily(text, context);
  const often = repeatingReadings(text, recurrence, context);
  const isOther = recurrence.week !== undefined && !/\b(?:next week|from|starting)\b/i.test(text);
  const isDated = ({ days, isDoubtful }: TimeExpression) => days !== undefined && !isDoubtful;
  const others = timeExpressionsIn(mask(text, [recurrence.span]), context);
  if (!(isOther || isOfNoun(text, recurrence)) || !others.some(isDated)) return often;
  const single = parseOnce(text, context).slice(0, 1);
  return isOther ? [...single, ...often] : [...often, ...single];
}

/** "Pills 8am for 5 days" may be daily; "a car for 5 days" is booked once. */
function parseOnceOrDaily(text: string, context: ParseContext): Reading[] {
  const single = parseOnce(text, context);
  const hasTime = single[0]?.when?.timing === "at";
  const days = hasTime ? daysLasting(text) : undefined;
  if (days === undefined) return single;
  const span = { start: 0, end: 0 };
  const often = repeatingReadings(text, { rule: "FREQ=DAILY", span, partOfDay: "" }, context);
  const isAfterTime = /\d\S*(?:\s?[ap]m)?\s+$/i.test(text.slice(0, days.start));
  return isAfterTime ? [...often, ...single] : [...single, ...often];
}

function parseOnce(text: string, context: ParseContext): Reading[] {
  const wait = waitIn(text);
  if (wait === undefined) return parseMoment(text, context);
  const others = timeExpressionsIn(mask(text, [wait.span]), context);
  if (wait.isDoubtful && others.length > 0) return parseMoment(text, context);
  return waitReadings(text, wait, others, context);
}

function parseMoment(text: string, context: ParseContext): Reading[] {
  const expressions = timeExpressionsIn(text, context);
  const certain = expressions.filter(({ isDoubtful }) => !isDoubtful);
  const [first, ...more] = mergeDayAndTime(certain);
  const found = first ? readingsOf(text, first, context) : [];
  const [likeliest = { message: messageWithout(text, []), notes: [] }, ...rest] = found;
  const isDayless = first !== undefined && certain.every(({ days }) => days === undefined);
  const unparsed = unparsedNotes(text, likeliest.message, isDayless, !first?.clock);
  const isTimed = ({ days, clock }: TimeExpression) => days && clock;
  const offered = first?.clock ? [] : mergeDayAndTime(expressions).filter(isTimed);
  const others = first ? [...more, ...offered] : expressions;
  const also = others.flatMap((each) => readingsOf(text, each, context).slice(0, first ? 1 : 2));
  return [{ ...likeliest, notes: [...likeliest.notes, ...unparsed] }, ...rest, ...also];
}

function readingsOf(text: string, expression: TimeExpression, context: ParseContext): Reading[] {
  const { found, spans, clock } = expression;
  const words = [found, ...spans].map((span) => textAt(text, span)).join(" ");
  const fitting = fitToPartOfDay(expression, words);
  return readingsInZones(text, clock && found, spans, (message, zone) =>
    candidateTimes(fitting, context, zone || context.zone).map(({ when, notes }) => ({
      ...{ message, notes },
      when: { ...when, zone },
    })),
  );
}

/** Readings in the user's zone (""), in a zone after the time, or in both where it may be none. */
function readingsInZones(
  text: string,
  time: Span | undefined,
  spans: readonly Span[],
  read: (message: string, zone: string) => Reading[],
): Reading[] {
  const named = time && zoneAfter(text, time.end);
  const there = named ? read(messageWithout(text, [...spans, named.span]), named.zone) : [];
  if (named?.isCertain) return there;
  return [...read(messageWithout(text, spans), ""), ...there.slice(0, 1)];
}

/** A wait of hours or less begins when the reminder is set; days are the calendar's. */
function waitReadings(
  text: string,
  wait: Wait,
  others: readonly TimeExpression[],
  context: ParseContext,
): Reading[] {
  const { span, seconds, days, months } = wait;
  const now = timeIn(context.zone, context.now);
  const certain = others.filter(({ isDoubtful }) => !isDoubtful);
  if (days + months === 0) {
    const when: When = { timing: "wait", ...amountOf(seconds), repeat: "no" };
    const message = messageWithout(text, [span]);
    const [number] = /^\s+\d\d?\b/.exec(text.slice(span.end)) ?? [];
    const also = number?.trim() ?? (certain[0] && textAt(text, certain[0].found));
    const note = also && `“${also}” is ignored.`;
    const notes = sentences(note, ...unparsedNotes("", message));
    const moment = wait.isDoubtful ? parseMoment(text, context).slice(0, 1) : [];
    return [{ message, when, notes }, ...moment];
  }
  const then = now.add({ months, days, seconds });
  const clock = certain.find(({ days }) => days === undefined);
  const day = certain.find(({ days }) => days !== undefined)?.found;
  const expression: TimeExpression = {
    found: clock?.found ?? span,
    spans: [...(clock?.spans ?? []), span],
    days: [then.toPlainDate()],
    clock: clock?.clock ?? { times: [then.toPlainTime()] },
    note: day && `“${textAt(text, day)}” is ignored.`,
    isDoubtful: false,
  };
  return readingsOf(text, expression, context);
}

function repeatingReadings(text: string, recurrence: Recurrence, context: ParseContext): Reading[] {
  const { timed, dated, end, ...bounds } = boundsOf(text, recurrence, context);
  const { rule, week, partOfDay: part } = recurrence;
  const words = `${part} ${timed ? textAt(text, timed.found) : ""}`;
  const { clock = partOfDay(part, context) ?? defaultClock(context, false), note } = timed
    ? fitToPartOfDay(timed, words)
    : {};
  const [first] = clock.times;
  const clockNote = assumptionNote(clock.assumedFrom, first?.toString(MINUTES) ?? "");
  const isOpen = dated === undefined && isDayOpen(recurrence);
  const dayNote = isOpen && "No day is given: the next one is used.";
  const own = sentences(clockNote, note, dayNote, ...bounds.notes);
  const rules = isAfterMidnight(words, clock) ? [...new Set([nextMornings(rule), rule])] : [rule];
  const isMoved = /\b(?:move|reschedule|shift|postpone)\b.* from\b/i.test(text);
  const isUsual = timed && !dated && !isMoved && /MO,TU,WE,TH,FR$/.test(rule); // "gym Mon-Fri 7am"
  const isWeek = week && !end && !isUsual;
  return readingsInZones(text, timed?.found, bounds.spans, (message, there) => {
    const zone = there || (timed?.offset === 0 ? "UTC" : "");
    const now = timeIn(zone || context.zone, context.now);
    const notes = [...own, ...unparsedNotes("", message)];
    return clock.times.flatMap((time) => {
      const from = dated?.days?.[0] ?? nextDateOf(time, now);
      const often = rules.map((rule) => scheduleFields(rule, from, time, end));
      const ofWeek =
        isWeek && scheduleFields("FREQ=DAILY", from, time, { days: week.days }, week.first);
      const whens = dated ? [ofWeek, ...often] : [...often, ofWeek];
      return whens.flatMap((when) => (when ? [{ message, when: { ...when, zone }, notes }] : []));
    });
  });
}
