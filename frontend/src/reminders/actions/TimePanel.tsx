// Choosing a new time for a reminder: one press, or any wait, or any date and time.
import { useId, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { unambiguousLocalTime } from "../../time/local-time";
import { TimePicker } from "../../time/picker/TimePicker";
import { dueTime, hasPassed, initialWhen, PASSED, type WhenProblem } from "../../time/picker/when";
import { timeIn, viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";

interface Props {
  label: string;
  /** The name of the action that runs, when one does. */
  pending: string | undefined;
  onChoose: (name: string, time: NewTime) => void;
  /** Its time by now is what the fields begin with. */
  reminder: Reminder;
}

/** The quick choices, each of which counts at once, and the fields of any other time. */
export function TimePanel({ label, pending, onChoose, reminder }: Props) {
  const prefix = `${useId()}-`;
  const { horizonDays } = useSettings().config.limits;
  const [when, setWhen] = useState(() => initialWhen(reminder));
  const [problem, setProblem] = useState<WhenProblem>();
  const choose = (name: string, time: NewTime) => onChoose(name, askedTime(time, reminder));
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const asked = dueTime(when, horizonDays);
    const found = "problem" in asked ? asked.problem : hasPassed(when) ? PASSED : undefined;
    setProblem(found);
    if (found === undefined && pending === undefined) choose("other", asked as NewTime);
  };
  return (
    <form class="time-panel" noValidate onSubmit={onSubmit}>
      <TimePicker
        legend={label}
        quick={{ onChoose: choose, pending }}
        state={{
          draft: when,
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

/**
 * `time` as the API is asked for it: a moment becomes the local time where the reminder's zone is
 * the viewer's, so that the server's rules decide which moment it is.
 */
export function askedTime(time: NewTime, { timezone }: Pick<Reminder, "timezone">): NewTime {
  if (!("dueAt" in time) || "timezone" in time || timezone !== viewerZone()) return time;
  const dueAt = unambiguousLocalTime(timeIn(timezone, Date.parse(time.dueAt)));
  return dueAt === undefined ? time : { dueAt, timezone };
}
