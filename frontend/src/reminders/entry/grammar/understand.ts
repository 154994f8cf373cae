// Understands the one line: what to be reminded of, when, how and to whom, and what is left open.
import { nextDateOf, timeIn } from "../../../time/zones";
import { partOfDay, takenNote, unsaid } from "./clock";
import { dateAt, timesOf } from "./moments";
import { lastWordChannel, recipientsIn } from "./recipients";
import { isDayOpen, type Repeated, repeatedFrom, repeatIn } from "./repeats";
import { type Sighting, sightingsIn } from "./sightings";
import { isAtEnd, taken, without } from "./spans";
import type { Reading, Understood, When, Writer } from "./types";
import { amountOf, type Wait, waitIn } from "./wait";
import { zoneAfter } from "./zones";

/** What is understood of a text but for how and to whom; `isTimed` tells whether it ends with a time. */
type Timed = Pick<Understood, "readings" | "notes">;

/** What `text` means, written by `writer`. A text without a time has one reading without `when`. */
export function understand(text: string, writer: Writer): Understood {
  const told = recipientsIn(text);
  const rest = taken(text, told.spans);
  const last = told.to.preference === undefined ? lastWordChannel(rest) : undefined;
  if (last !== undefined) {
    const before = rest.slice(0, last.span.start);
    const timed = timedReadings(before, writer);
    // "Check email" ends with no channel: one comes after the time.
    if (timed.endsWithTime) {
      return { ...plain(timed), to: { ...told.to, preference: last.preference } };
    }
  }
  return { ...plain(timedReadings(rest, writer)), to: told.to };
}

function plain({ readings, notes }: Timed): Timed {
  return { readings, notes };
}

function timedReadings(text: string, writer: Writer): Timed & { endsWithTime: boolean } {
  const kept: Reading = { message: without(text, []) };
  const repeated = repeatIn(text);
  if (repeated !== undefined) return repeating(text, repeated, writer);
  const wait = waitIn(text);
  if (wait !== undefined) return waiting(text, wait, kept, writer);
  const today = dateAt(writer.now, writer.zone);
  const sightings = sightingsIn(text, today, writer);
  const meant = sightings.filter(({ isDoubtful }) => !isDoubtful);
  const found = combined(meant).map((sighting) => readingsOf(text, sighting, writer));
  const doubtful = sightings
    .filter(({ isDoubtful }) => isDoubtful)
    .flatMap((sighting) => readingsOf(text, sighting, writer).readings.slice(0, 1));
  const [first] = found;
  if (first === undefined) {
    return { readings: [kept, ...doubtful], notes: tooOften(text), endsWithTime: false };
  }
  const others = found.slice(1).flatMap(({ readings }) => readings.slice(0, 1));
  return { ...first, readings: [...first.readings, ...others] };
}

/** "Every hour" can't be asked for. */
function tooOften(text: string): string[] {
  const [words] =
    /\b(?:every|each)\s+(?:\d+\s+)?(?:hours?|minutes?|seconds?)\b|\bhourly\b/i.exec(text) ?? [];
  if (words === undefined) return [];
  return [`Reminders repeat once a day at most, so “${words}” stays in the text.`];
}

/** The likeliest first: one with its time of day, or a day and a time that stand apart. */
function combined(sightings: readonly Sighting[]): Sighting[] {
  const [one, other] = sightings;
  const dated = sightings.find(({ days, clock }) => days !== undefined && clock === undefined);
  const timed = sightings.find(({ days, clock }) => days === undefined && clock !== undefined);
  if (one === undefined || other === undefined) return [...sightings];
  const isPair = sightings.length === 2 && dated !== undefined && timed !== undefined;
  if (isPair) {
    const { clock, offset } = timed;
    return [{ ...dated, clock, offset, spans: [...dated.spans, ...timed.spans] }];
  }
  return sightings.toSorted(
    (a, b) => Number(b.clock !== undefined) - Number(a.clock !== undefined),
  );
}

/** The readings of one sighting, in the writer's zone or in one that is said after it. */
function readingsOf(text: string, sighting: Sighting, writer: Writer) {
  const { spans, clock } = sighting;
  const end = Math.max(0, ...spans.map((span) => span.end));
  const said = clock === undefined ? undefined : zoneAfter(text, end);
  const there = said && timesOf(sighting, writer, said.zone);
  const thereReadings = (there?.whens ?? []).map((when) => ({
    message: without(text, [...spans, ...(said ? [said.span] : [])]),
    when: { ...when, zone: said?.zone ?? "" },
  }));
  const here = timesOf(sighting, writer);
  const hereReadings = here.whens.map((when) => ({ message: without(text, spans), when }));
  const readings = said?.isCertain
    ? thereReadings
    : [...hereReadings, ...thereReadings.slice(0, 1)];
  const last = spans.at(-1);
  const endsWithTime = last !== undefined && isAtEnd(text, said?.isCertain ? said.span : last);
  return { readings, notes: said?.isCertain && there ? there.notes : here.notes, endsWithTime };
}

/** A wait of hours or less is counted from when it is set; days are the calendar's. */
function waiting(text: string, wait: Wait, kept: Reading, writer: Writer) {
  const { span, seconds, days, months } = wait;
  const endsWithTime = isAtEnd(text, span);
  if (days + months === 0) {
    const when: When = { timing: "wait", ...amountOf(seconds), repeat: "no" };
    const first: Reading = { message: without(text, [span]), when };
    return { readings: wait.isDoubtful ? [first, kept] : [first], notes: [], endsWithTime };
  }
  const now = timeIn(writer.zone, writer.now);
  const then = now.add({ months, days, seconds });
  const rest = taken(text, [span]);
  const clock = sightingsIn(rest, now.toPlainDate(), writer).find(
    (each) => each.clock !== undefined && each.days === undefined && !each.isDoubtful,
  );
  const sighting: Sighting = {
    spans: [...(clock?.spans ?? []), span],
    days: [then.toPlainDate()],
    clock: clock?.clock ?? { times: [then.toPlainTime()] },
    isDoubtful: false,
  };
  const { readings, notes } = readingsOf(text, sighting, writer);
  const isEnd = endsWithTime || (clock?.spans ?? []).some((each) => isAtEnd(text, each));
  return { readings, notes, endsWithTime: isEnd };
}

function repeating(text: string, repeated: Repeated, writer: Writer) {
  const { spans } = repeated;
  const today = dateAt(writer.now, writer.zone);
  const rest = taken(text, spans);
  const sightings = sightingsIn(rest, today, writer).filter(({ isDoubtful }) => !isDoubtful);
  const timed = sightings.find(({ clock }) => clock !== undefined);
  const dated = sightings.find(({ days }) => days !== undefined);
  const clock = timed?.clock ?? partOfDay(repeated.partOfDay, writer) ?? unsaid(writer, false);
  const used = [...new Set([timed, dated])].flatMap((each) => each?.spans ?? []);
  const message = without(text, [...spans, ...used]);
  const readings = clock.times.flatMap((time): Reading[] => {
    const from = dated?.days?.[0] ?? nextDateOf(time, timeIn(writer.zone, writer.now));
    const when = repeatedFrom(repeated, from, time);
    return when === undefined ? [] : [{ message, when }];
  });
  const endsWithTime = [...spans, ...used].some((span) => isAtEnd(text, span));
  const note = takenNote(clock, clock.times[0]?.toString({ smallestUnit: "minute" }) ?? "");
  const isOpen = dated === undefined && isDayOpen(repeated);
  const notes = [note, isOpen ? "No day was said: the next is taken." : undefined];
  return { readings, notes: notes.filter((each) => each !== undefined), endsWithTime };
}
