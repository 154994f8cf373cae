// The control of one part of what was understood.
import { TimePicker } from "../../../time/picker/TimePicker";
import { serverNow } from "../../../time/server-clock";
import { RadioGroup } from "../../../ui/RadioGroup";
import { ChannelFields } from "../../form/ChannelFields";
import { MessageFields } from "../../form/MessageFields";
import { RepeatChoice } from "../../form/repeat/RepeatChoice";
import { isRepeating } from "../../form/repeat/rule-of-draft";
import { usesEmail } from "../../form/request";
import { PREFERENCES } from "../../form/state";
import type { useEntry } from "../useEntry";
import { whenWords } from "../when-words";
import type { ChipName } from "./Chips";

type Entry = ReturnType<typeof useEntry>;

interface Props {
  name: ChipName;
  entry: Entry;
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
  const form = { draft, problems, change: changePart(name === "how" ? "to" : name) };
  return (
    <div id="entry-panel" class="entry-panel" role="group" aria-label={LABELS[name]}>
      {name === "what" && <MessageFields form={form} withSubject={usesEmail(draft)} />}
      {name === "when" && (
        <>
          <Readings entry={entry} />
          <TimePicker
            legend="When"
            state={{ when: draft, change: form.change, problems }}
            isSeries={isRepeating(draft)}
          />
          <RepeatChoice form={form} />
        </>
      )}
      {name === "how" && (
        <RadioGroup
          legend="Send by"
          name="preference"
          options={PREFERENCES}
          value={draft.preference}
          onChange={(preference) => form.change({ preference })}
        />
      )}
      {name === "to" && <ChannelFields form={form} />}
    </div>
  );
}

/** What the text may mean, and what was taken for granted. */
function Readings({ entry }: { entry: Entry }) {
  const { understood, notes, draft, choose, isChosen } = entry;
  const { readings } = understood;
  const { message } = readings[0] ?? draft;
  return (
    <>
      {notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
      {readings.length > 1 && (
        <div class="quick-choices" role="group" aria-label="It can mean">
          {readings.map((reading, index) => (
            <button
              key={JSON.stringify(reading)}
              type="button"
              class="chip"
              aria-pressed={isChosen && index === entry.entry.choice}
              onClick={() => choose(index)}
            >
              {reading.when ? whenWords({ ...draft, ...reading.when }, serverNow()) : "No time"}
              {reading.message !== message && `: “${reading.message}”`}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
