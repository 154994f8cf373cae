// The panel of a chip: the fields of one part of the reminder.
import { ruleWords } from "../../schedules/rule/rule-words";
import { formatCountdown } from "../../time/Countdown";
import { dateWords, formatDue } from "../../time/format";
import { TimePicker } from "../../time/picker/TimePicker";
import { draftLocalTime, draftZone, dueMilliseconds } from "../../time/picker/when";
import { serverNow } from "../../time/server-clock";
import { timeIn, viewerZone, zonePlace } from "../../time/zones";
import { ChannelFields, PreferenceField } from "../form/ChannelFields";
import type { Draft } from "../form/draft";
import { MessageFields } from "../form/MessageFields";
import { RepeatChoice } from "../form/repeat/RepeatChoice";
import { isRepeating } from "../form/repeat/rule";
import { scheduleTimes } from "../form/request";
import { laterStart } from "./grammar/schedule-fields";
import type { useEntry } from "./useEntry";

export type ChipName = "what" | "when" | "how" | "to";

interface Props {
  name: ChipName;
  entry: ReturnType<typeof useEntry>;
}

/** The part's notes, above its fields of the form. */
export function Panel({ name, entry }: Props) {
  const { draft, problems, changePart } = entry;
  const change = changePart(name === "how" ? "to" : name);
  const form = { draft, problems, change };
  const notes = { what: [], when: entry.notes, how: [], to: entry.recipientNotes }[name];
  return (
    <div id="entry-panel" class="entry-panel" role="group" aria-labelledby={`chip-${name}`}>
      {notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
      {name === "what" && <MessageFields form={form} />}
      {name === "when" && (
        <>
          {entry.readings.length > 1 && <Readings entry={entry} />}
          <TimePicker legend="When" state={form} isSeries={isRepeating(draft)} />
          <RepeatChoice form={form} />
        </>
      )}
      {name === "how" && <PreferenceField form={form} />}
      {name === "to" && <ChannelFields form={form} />}
    </div>
  );
}

function Readings({ entry: { readings, draft, choose, chosen } }: Omit<Props, "name">) {
  return (
    <div class="quick-choices" role="group" aria-label="It can mean">
      {readings.map(({ message, when }, index) => (
        <button
          key={JSON.stringify([message, when])}
          type="button"
          class="chip"
          aria-pressed={index === chosen}
          onClick={() => choose(index)}
        >
          {when ? whenWords({ ...draft, ...when }, serverNow()) : "No time"}
          {message !== readings[0]?.message && `: “${message}”`}
        </button>
      ))}
    </div>
  );
}

/**
 * "Tomorrow, Tue 24 Nov, 09:00 in Sydney" at `now` (epoch milliseconds), or without the viewer's
 * place; undefined while it is incomplete.
 */
export function whenWords(draft: Draft, now: number, withPlace = true): string | undefined {
  const zone = draftZone(draft);
  if (zone === undefined) return undefined;
  if (isRepeating(draft)) {
    const found = scheduleTimes(draft);
    if (!("times" in found)) return undefined;
    const { rrule, start } = found.times;
    const first = laterStart(rrule, start, zone, now);
    const from = first && `, from ${dateWords(first, timeIn(zone, now).toPlainDate())}`;
    const place = withPlace || zone !== viewerZone() ? `, ${zonePlace(zone)} time` : "";
    return `${ruleWords(rrule, start)}${from ?? ""}${place}`;
  }
  const due = dueMilliseconds(draft, now);
  if (due === undefined) return undefined;
  const moment = formatDue(new Date(due - (due % 60_000)).toISOString(), zone, now);
  const wait = draft.timing === "wait" ? `${formatCountdown(due - now)}: ` : "";
  const passed = due <= now ? " has passed" : "";
  const place = withPlace || zone !== viewerZone() ? ` in ${zonePlace(zone)}` : "";
  const local = draftLocalTime(draft);
  const offset = local?.kind === "twice" ? ` (GMT${local[draft.occurrence].offset})` : "";
  const words = `${wait}${moment}${offset}${place}${passed}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}
