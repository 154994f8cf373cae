// Understands the one line: what to be reminded of, when, how and to whom, and what is left open.
import { nextDateOf, timeIn } from "../../../time/zones";
import { boundsOf } from "./bounds";
import { repeatedFrom } from "./first-day";
import { dateAt, fittingPart, partOfDay, takenNote, timesOf, unsaid } from "./moments";
import { lastWordChannel, recipientsIn, zoneAfter } from "./recipients";
import { isDayOpen, type Repeated, repeatIn } from "./repeats";
import { sightingsIn } from "./sightings";
import {
  type Reading,
  type Sighting,
  taken,
  type Understood,
  type When,
  without,
  type Writer,
} from "./text";
import { unreadNotes } from "./unread";
import { amountOf, type Wait, waitIn } from "./wait";

/** What is understood of a text but for how and to whom. */
type Timed = Pick<Understood, "readings" | "notes">;

/** What `text` means, written by `writer`. A text without a time has one reading without `when`. */
export function understand(text: string, writer: Writer): Understood {
  const { to, toNotes, spans } = recipientsIn(text);
  const rest = taken(text, spans);
  const last = to.preference === undefined ? lastWordChannel(rest) : undefined;
  if (last !== undefined) {
    const before = rest.slice(0, last.span.start);
    const timed = timedReadings(before, writer);
    // "Check email" ends with no channel: one comes after the time.
    if (endsWithTime(before, timed))
      return { ...timed, toNotes, to: { ...to, preference: last.preference } };
  }
  return { ...timedReadings(rest, writer), to, toNotes };
}

/** Whether the last word of `text` is no part of what to be reminded of. */
function endsWithTime(text: string, { readings: [first] }: Timed): boolean {
  const [word = ""] = /\S+$/.exec(text.replace(/[\s\uFFFC,.!]+$/, "")) ?? [];
  return first?.when !== undefined && !first.message.endsWith(word);
}

function timedReadings(text: string, writer: Writer): Timed {
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
  const [first, ...others] = found;
  const message = (first?.readings[0] ?? kept).message;
  const isDayless = first !== undefined && meant.every(({ days }) => days === undefined);
  const left = unreadNotes(text, message, isDayless);
  if (first === undefined) return { readings: [kept, ...doubtful], notes: left };
  const alsoMeant = others.flatMap(({ readings }) => readings.slice(0, 1));
  return { notes: [...first.notes, ...left], readings: [...first.readings, ...alsoMeant] };
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
    const spans = [...dated.spans, ...timed.spans];
    return [{ ...dated, found: timed.found, clock, offset, spans }];
  }
  return sightings.toSorted(
    (a, b) => Number(b.clock !== undefined) - Number(a.clock !== undefined),
  );
}

/** The readings of one sighting, in the writer's zone or in one that is said after it. */
function readingsOf(text: string, sighting: Sighting, writer: Writer): Timed {
  const { found, spans, clock } = sighting;
  const said = clock === undefined ? undefined : zoneAfter(text, found.end);
  const here = timesOf(sighting, writer);
  const hereReadings = here.whens.map((when) => ({ message: without(text, spans), when }));
  if (said === undefined) return { readings: hereReadings, notes: here.notes };
  const there = timesOf(sighting, writer, said.zone);
  const thereReadings = there.whens.map((when) => ({
    message: without(text, [...spans, said.span]),
    when: { ...when, zone: said.zone },
  }));
  return said.isCertain
    ? { readings: thereReadings, notes: there.notes }
    : { readings: [...hereReadings, ...thereReadings.slice(0, 1)], notes: here.notes };
}

/** A wait of hours or less is counted from when it is set; days are the calendar's. */
function waiting(text: string, wait: Wait, kept: Reading, writer: Writer): Timed {
  const { span, seconds, days, months } = wait;
  if (days + months === 0) {
    const when: When = { timing: "wait", ...amountOf(seconds), repeat: "no" };
    const first: Reading = { message: without(text, [span]), when };
    return { readings: wait.isDoubtful ? [first, kept] : [first], notes: [] };
  }
  const now = timeIn(writer.zone, writer.now);
  const then = now.add({ months, days, seconds });
  const others = sightingsIn(taken(text, [span]), now.toPlainDate(), writer);
  const clock = others.find((each) => each.clock && each.days === undefined && !each.isDoubtful);
  const day = others.find((each) => each.days !== undefined && !each.isDoubtful)?.found;
  const sighting: Sighting = {
    found: clock?.found ?? span,
    spans: [...(clock?.spans ?? []), span],
    days: [then.toPlainDate()],
    clock: clock?.clock ?? { times: [then.toPlainTime()] },
    note: day && `“${text.slice(day.start, day.end).trim()}” is not taken beside that.`,
    isDoubtful: false,
  };
  return readingsOf(text, sighting, writer);
}

/** What repeats, from its first day on, in the writer's zone or in one that is said after its time. */
function repeating(text: string, repeated: Repeated, writer: Writer): Timed {
  const today = dateAt(writer.now, writer.zone);
  const { timed, dated, end, ...bounds } = boundsOf(text, repeated, writer, today);
  const clock =
    (timed?.clock && fittingPart(timed.clock, repeated.partOfDay)) ??
    partOfDay(repeated.partOfDay, writer) ??
    unsaid(writer, false);
  const message = without(text, bounds.spans);
  const inZone = (zone: string, words: string) =>
    clock.times.flatMap((time): Reading[] => {
      const from = dated?.days?.[0] ?? nextDateOf(time, timeIn(zone || writer.zone, writer.now));
      const when = repeatedFrom(repeated.rule, from, time, end);
      return when === undefined ? [] : [{ message: words, when: { ...when, zone } }];
    });
  const said = timed && zoneAfter(text, timed.found.end);
  const here = inZone(timed?.offset === 0 ? "UTC" : "", message);
  const there = said ? inZone(said.zone, without(text, [...bounds.spans, said.span])) : [];
  const note = takenNote(clock, clock.times[0]?.toString({ smallestUnit: "minute" }) ?? "");
  const isOpen = dated === undefined && isDayOpen(repeated);
  const open = isOpen ? "No day was said: the next is taken." : undefined;
  const left = unreadNotes("", message, false);
  const notes = [note, open, offsetNote(text, timed), ...bounds.notes, ...left];
  return {
    readings: said?.isCertain ? there : [...here, ...there.slice(0, 1)],
    notes: notes.filter((each) => each !== undefined),
  };
}

/** "9am EST" is no time of a zone, and what repeats needs one. */
function offsetNote(text: string, timed: Sighting | undefined): string | undefined {
  if (!timed?.offset) return undefined;
  const words = text.slice(timed.found.start, timed.found.end).trim();
  return `The zone of “${words}” is not taken: that needs a place, such as “London time”.`;
}
