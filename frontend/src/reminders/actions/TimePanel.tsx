// Choosing a new time for a reminder: one press, or any date and time.
import { useId, useState } from "preact/hooks";
import { untilNextMinute, useNow } from "../../time/clock";
import { quickChoices } from "../../time/quick-choices";
import { viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";
import { OtherTime } from "./OtherTime";

interface Props {
  /** What is chosen here. */
  label: string;
  /** The name of the action that runs, when one does. */
  pending: string | undefined;
  /** The time that it has now. */
  current?: { dueAt: string; timezone: string };
  onChoose: (name: string, time: NewTime) => void;
}

/** The quick choices, each of which counts at once, and a date and time. */
export function TimePanel({ label, pending, onChoose }: Props) {
  const id = useId();
  const now = useNow(untilNextMinute);
  const [isOther, setOther] = useState(false);
  return (
    <div class="time-panel" role="group" aria-labelledby={id}>
      <p class="time-panel-label" id={id}>
        {label}
      </p>
      <div class="quick-choices">
        {quickChoices(now, viewerZone()).map(({ name, text, time }) => (
          <button
            key={name}
            type="button"
            class="chip"
            aria-disabled={pending !== undefined}
            onClick={() => onChoose(name, time)}
          >
            {pending === name ? "Saving…" : text}
          </button>
        ))}
        <button
          type="button"
          class="chip"
          aria-expanded={isOther}
          onClick={() => setOther(!isOther)}
        >
          Another time
        </button>
      </div>
      {isOther && (
        <OtherTime isSaving={pending === "other"} onChoose={(at) => onChoose("other", at)} />
      )}
    </div>
  );
}
