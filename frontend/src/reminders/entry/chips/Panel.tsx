// The control of one part of what was understood.
import { TimePicker } from "../../../time/picker/TimePicker";
import { serverNow } from "../../../time/server-clock";
import { ChannelFields, PreferenceField } from "../../form/ChannelFields";
import { MessageFields } from "../../form/MessageFields";
import { RepeatChoice } from "../../form/repeat/RepeatChoice";
import { isRepeating } from "../../form/repeat/rule";
import { usesEmail } from "../../form/request";
import type { useEntry } from "../useEntry";
import { whenWords } from "../when-words";
import type { ChipName } from "./Chips";

interface Props {
  name: ChipName;
  entry: ReturnType<typeof useEntry>;
}

const LABELS: Readonly<Record<ChipName, string>> = {
  what: "What to be reminded of",
  when: "When",
  how: "How",
  to: "To whom",
};

/** The part's own fields, as the form has them. */
export function Panel({ name, entry }: Props) {
  const { draft, problems, changePart } = entry;
  const change = changePart(name === "how" ? "to" : name);
  const form = { draft, problems, change };
  return (
    <div id="entry-panel" class="entry-panel" role="group" aria-label={LABELS[name]}>
      {name === "what" && <MessageFields form={form} withSubject={usesEmail(draft)} />}
      {name === "when" && (
        <>
          <Readings entry={entry} />
          <TimePicker
            legend="When"
            state={{ when: draft, change, problems }}
            isSeries={isRepeating(draft)}
          />
          <RepeatChoice form={form} />
        </>
      )}
      {name === "how" && <PreferenceField form={form} />}
      {name === "to" && <ChannelFields form={form} />}
    </div>
  );
}

/** What the text may mean, and what was taken for granted. */
function Readings({
  entry: { entry, readings, notes, draft, choose, isChosen },
}: Omit<Props, "name">) {
  return (
    <>
      {notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
      {readings.length > 1 && (
        <div class="quick-choices" role="group" aria-label="It can mean">
          {readings.map(({ message, when }, index) => (
            <button
              key={JSON.stringify([message, when])}
              type="button"
              class="chip"
              aria-pressed={isChosen && index === entry.choice}
              onClick={() => choose(index)}
            >
              {when ? whenWords({ ...draft, ...when }, serverNow()) : "No time"}
              {message !== readings[0]?.message && `: “${message}”`}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
