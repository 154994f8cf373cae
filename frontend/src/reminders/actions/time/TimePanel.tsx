// Choosing a new time for a reminder: one press, or any wait, or any date and time.
import { useId, useState } from "preact/hooks";
import { useSettings } from "../../../config/ConfigGate";
import { TimePicker } from "../../../time/picker/TimePicker";
import {
  dueMilliseconds,
  dueTime,
  PASSED,
  type Present,
  whenOf,
  type WhenProblem,
} from "../../../time/picker/when";
import { serverNow } from "../../../time/server-clock";
import { viewerZone } from "../../../time/zones";
import type { NewTime } from "../../data/change";

interface Props {
  /** What is chosen here. */
  label: string;
  /** The name of the action that runs, when one does. */
  pending: string | undefined;
  onChoose: (name: string, time: NewTime) => void;
  /** When it is due by now, which the fields begin with. */
  current: Present;
}

/** The quick choices, each of which counts at once, and the fields of any other time. */
export function TimePanel({ label, pending, onChoose, current }: Props) {
  const prefix = `${useId()}-`;
  const { horizonDays } = useSettings().config.limits;
  const [when, setWhen] = useState(() => whenOf(current, serverNow()));
  const [problem, setProblem] = useState<WhenProblem>();
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const asked = dueTime(when, viewerZone(), horizonDays, serverNow());
    const due = dueMilliseconds(when, viewerZone(), serverNow());
    const isPast = due !== undefined && due <= serverNow();
    const found = "problem" in asked ? asked.problem : isPast ? PASSED : undefined;
    setProblem(found);
    if (found === undefined && pending === undefined) onChoose("other", asked as NewTime);
  };
  return (
    <form class="time-panel" noValidate onSubmit={onSubmit}>
      <TimePicker
        legend={label}
        quick={{ onChoose, pending }}
        state={{
          when,
          change: (changes) => setWhen({ ...when, ...changes }),
          problems: problem ? [problem] : [],
          prefix,
        }}
      >
        <button type="submit" class="button" aria-disabled={pending !== undefined}>
          {pending === "other" ? "Saving…" : "Save this time"}
        </button>
      </TimePicker>
    </form>
  );
}
