// The panel in which a new time for a reminder is chosen.
import { useId, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { unambiguousLocalTime } from "../../time/local-time";
import { TimePicker } from "../../time/picker/TimePicker";
import { dueTime, hasPassed, initialWhen, PASSED } from "../../time/picker/when";
import { timeIn, viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";
import { useProblems } from "../form/fields";
import { focusFirst } from "./ActionBox";

interface Props {
  label: string;
  reminder: Reminder;
  /** The name of the action that runs. */
  pending: string | undefined;
  onChoose: (name: string, time: NewTime) => void;
}

/** Quick choices, each of which counts at once, and fields that begin with the present time. */
export function TimePanel({ label, pending, onChoose, reminder }: Props) {
  const prefix = `${useId()}-`;
  const { horizonDays } = useSettings().config.limits;
  const [when, setWhen] = useState(() => initialWhen(reminder));
  const { problems, setProblems } = useProblems(when);
  const choose = (name: string, time: NewTime) => onChoose(name, requestedTime(time, reminder));
  const onSubmit = (event: Event) => {
    event.preventDefault();
    const time = hasPassed(when) ? { problem: PASSED } : dueTime(when, horizonDays);
    setProblems("problem" in time ? [time.problem] : []);
    if (!("problem" in time) && pending === undefined) choose("other", time);
  };
  return (
    <form ref={focusFirst} class="time-panel" noValidate onSubmit={onSubmit}>
      <TimePicker
        legend={label}
        quick={{ onChoose: choose, pending }}
        state={{
          draft: when,
          change: (changes) => setWhen({ ...when, ...changes }),
          problems,
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
 * `time` for the API: a moment becomes a local time where the reminder's zone is the viewer's, so
 * that the server's rules decide which moment it is.
 */
export function requestedTime(time: NewTime, { timezone }: Pick<Reminder, "timezone">): NewTime {
  if (!("dueAt" in time) || "timezone" in time || timezone !== viewerZone()) return time;
  const dueAt = unambiguousLocalTime(timeIn(timezone, Date.parse(time.dueAt)));
  return dueAt === undefined ? time : { dueAt, timezone };
}
