// Understands the one line: what to be reminded of, when, how and to whom, and what is left open.
import { nextDateOf, timeIn } from "../../../time/zones";
import { boundsOf } from "./bounds";
import { repeatedFrom } from "./first-day";
import { fitted, isAfterMidnight, partOfDay, takenNote, timesOf, unsaid } from "./moments";
import { spelled } from "./parser/spelling";
import { lastWordChannel, recipientsIn, zoneAfter } from "./recipients";
import { isDayOpen, isOfNoun, morningsAfter, type Repeated, repeatIn } from "./repeats";
import { sightingsIn } from "./sightings";
import type { Reading, Sighting, Span, Understood, When, Writer } from "./text";
import { sentences, taken, without, wordsAt } from "./text";
import { unreadNotes } from "./unread";
import { amountOf, daysLasting, type Wait, waitIn } from "./wait";

/** What `text` means, written by `writer`. */
export function understand(text: string, writer: Writer): Understood {
  const { to, toNotes, spans } = recipientsIn(text);
  const { known: rest, asWritten } = spelled(taken(text, spans));
  const last = to.preference === undefined ? lastWordChannel(rest) : null;
  const before = rest.slice(0, last?.start);
  const timed = timedReadings(before, writer);
  // "Check email" ends with no channel: one comes after the time.
  const isChannel = last !== null && endsWithTime(before, timed[0]);
  const readings = last === null || isChannel ? timed : timedReadings(rest, writer);
  return {
    readings: readings.map(({ message, notes, ...when }) => ({
      ...when,
      message: asWritten(message),
      notes: notes.map(asWritten),
    })),
    to: isChannel ? { ...to, preference: last.preference } : to,
    toNotes,
  };
}

/** Whether the last word of `text` is no part of what to be reminded of. */
function endsWithTime(text: string, first: Reading | undefined): boolean {
  const [word = ""] = /\S+$/.exec(text.replace(/[\s\uFFFC,.!]+$/, "")) ?? [];
  return first?.when !== undefined && !first.message.endsWith(word);
}

function timedReadings(text: string, writer: Writer): Reading[] {
  const repeated = repeatIn(text);
  if (repeated === undefined) return perhapsDaily(text, writer);
  const often = repeating(text, repeated, writer);
  const isOther = repeated.week !== undefined && !/\b(?:next week|from|starting)\b/i.test(text);
  const isDated = ({ days, isDoubtful }: Sighting) => days !== undefined && !isDoubtful;
  const others = sightingsIn(taken(text, [repeated.span]), writer);
  if (!(isOther || isOfNoun(text, repeated)) || !others.some(isDated)) return often;
  const single = once(text, writer).slice(0, 1);
  return isOther ? [...single, ...often] : [...often, ...single];
}

/** "Pills 8am for 5 days" may be sent on each of them; "a car for 5 days" is booked once. */
function perhapsDaily(text: string, writer: Writer): Reading[] {
  const single = once(text, writer);
  const isTimed = single[0]?.when?.timing === "at";
  const days = isTimed ? daysLasting(text) : undefined;
  if (days === undefined) return single;
  const span = { start: 0, end: 0 };
  const often = repeating(text, { rule: "FREQ=DAILY", span, partOfDay: "" }, writer);
  const isAfterTime = /\d\S*(?:\s?[ap]m)?\s+$/i.test(text.slice(0, days.start));
  return isAfterTime ? [...often, ...single] : [...single, ...often];
}

/** What is sent once. */
function once(text: string, writer: Writer): Reading[] {
  const wait = waitIn(text);
  if (wait === undefined) return atTime(text, writer);
  const isAlone = sightingsIn(taken(text, [wait.span]), writer).length === 0;
  return wait.isDoubtful && !isAlone ? atTime(text, writer) : waiting(text, wait, writer);
}

function atTime(text: string, writer: Writer): Reading[] {
  const sightings = sightingsIn(text, writer);
  const meant = sightings.filter(({ isDoubtful }) => !isDoubtful);
  const [first, ...more] = combined(meant);
  const found = first ? readingsOf(text, first, writer) : [];
  const [taken = { message: without(text, []), notes: [] }, ...rest] = found;
  const isDayless = first !== undefined && meant.every(({ days }) => days === undefined);
  const notes = [...taken.notes, ...unreadNotes(text, taken.message, isDayless)];
  const others = first ? more : sightings;
  const also = others.flatMap((each) => readingsOf(text, each, writer).slice(0, 1));
  return [{ ...taken, notes }, ...rest, ...also];
}

/** The likeliest first: one with its time of day, or a day and a time that stand apart. */
function combined(sightings: readonly Sighting[]): Sighting[] {
  const isSure = ({ clock }: Sighting) => clock !== undefined && clock.takenFor === undefined;
  const dated = sightings.find((each) => each.days && !isSure(each));
  const timed = sightings.find((each) => !each.days && (isSure(each) || !dated?.clock));
  if (sightings.length === 2 && dated && timed?.clock) {
    const { found, offset, clock } = timed;
    return [{ ...dated, found, clock, offset, spans: [...dated.spans, ...timed.spans] }];
  }
  const isTimed = ({ clock }: Sighting) => Number(clock !== undefined);
  return sightings.toSorted((one, other) => isTimed(other) - isTimed(one));
}

/** The readings of one sighting. */
function readingsOf(text: string, sighting: Sighting, writer: Writer): Reading[] {
  const { found, spans, clock } = sighting;
  const fitting = fitted(sighting, spans.map((span) => wordsAt(text, span)).join(" "));
  return inZones(text, clock && found, spans, (message, zone) =>
    timesOf(fitting, writer, zone || writer.zone).map(({ when, notes }) => ({
      ...{ message, notes },
      when: { ...when, zone },
    })),
  );
}

/** In the writer's zone (""), in the one after a time, or in both where that may be none. */
function inZones(
  text: string,
  time: Span | undefined,
  spans: readonly Span[],
  read: (message: string, zone: string) => Reading[],
): Reading[] {
  const said = time && zoneAfter(text, time.end);
  const there = said ? read(without(text, [...spans, said.span]), said.zone) : [];
  return said?.isCertain ? there : [...read(without(text, spans), ""), ...there.slice(0, 1)];
}

/** A wait of hours or less is counted from when it is set; days are the calendar's. */
function waiting(text: string, wait: Wait, writer: Writer): Reading[] {
  const { span, seconds, days, months } = wait;
  const now = timeIn(writer.zone, writer.now);
  const others = sightingsIn(taken(text, [span]), writer);
  const meant = others.filter(({ isDoubtful }) => !isDoubtful);
  if (days + months === 0) {
    const when: When = { timing: "wait", ...amountOf(seconds), repeat: "no" };
    const message = without(text, [span]);
    const [number] = /^\s+\d\d?\b/.exec(text.slice(span.end)) ?? [];
    const also = number?.trim() ?? (meant[0] && wordsAt(text, meant[0].found));
    const note = also && `“${also}” is not taken beside that.`;
    const notes = sentences(note, ...unreadNotes("", message, false));
    const others = wait.isDoubtful ? atTime(text, writer).slice(0, 1) : [];
    return [{ message, when, notes }, ...others];
  }
  const then = now.add({ months, days, seconds });
  const clock = meant.find(({ days }) => days === undefined);
  const day = meant.find(({ days }) => days !== undefined)?.found;
  const sighting: Sighting = {
    found: clock?.found ?? span,
    spans: [...(clock?.spans ?? []), span],
    days: [then.toPlainDate()],
    clock: clock?.clock ?? { times: [then.toPlainTime()] },
    note: day && `“${wordsAt(text, day)}” is not taken beside that.`,
    isDoubtful: false,
  };
  return readingsOf(text, sighting, writer);
}

/** What repeats, from its first day on. */
function repeating(text: string, repeated: Repeated, writer: Writer): Reading[] {
  const { timed, dated, end, ...bounds } = boundsOf(text, repeated, writer);
  const { rule, week, partOfDay: part } = repeated;
  const words = `${part} ${timed ? wordsAt(text, timed.found) : ""}`;
  const { clock = partOfDay(part, writer) ?? unsaid(writer, false), note: partNote } = fitted(
    { clock: timed?.clock, note: undefined },
    words,
  );
  const note = takenNote(
    clock.takenFor,
    clock.times[0]?.toString({ smallestUnit: "minute" }) ?? "",
  );
  const isOpen = dated === undefined && isDayOpen(repeated);
  const open = isOpen && "No day was said: the next is taken.";
  const own = sentences(note, partNote, open, offsetNote(text, timed), ...bounds.notes);
  const rules = isAfterMidnight(words, clock) ? [...new Set([morningsAfter(rule), rule])] : [rule];
  const isUsual = timed && !dated && /MO,TU,WE,TH,FR$/.test(rule); // "gym Mon-Fri 7am"
  const isWeek = week && !end && !isUsual;
  return inZones(text, timed?.found, bounds.spans, (message, there) => {
    const zone = there || (timed?.offset === 0 ? "UTC" : "");
    const now = timeIn(zone || writer.zone, writer.now);
    const notes = [...own, ...unreadNotes("", message, false)];
    return clock.times.flatMap((time) => {
      const from = dated?.days?.[0] ?? nextDateOf(time, now);
      const often = rules.map((rule) => repeatedFrom(rule, from, time, end));
      const ofWeek =
        isWeek && repeatedFrom("FREQ=DAILY", from, time, { days: week.days }, week.first);
      const whens = dated ? [ofWeek, ...often] : [...often, ofWeek];
      return whens.flatMap((when) => (when ? [{ message, when: { ...when, zone }, notes }] : []));
    });
  });
}

/** "9am EST" is no time of a zone, and what repeats needs one. */
function offsetNote(text: string, timed: Sighting | undefined): string | undefined {
  if (!timed?.offset) return undefined;
  const words = wordsAt(text, timed.found);
  return `The zone of “${words}” is not taken: that needs a place, such as “London time”.`;
}
