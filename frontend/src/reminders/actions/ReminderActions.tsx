// What can be done with a reminder, and why the last thing could not be done.
import { useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { usePending, withPending } from "../data/pending";
import { FinishedActions } from "./FinishedActions";
import { useStablePhase } from "./phase";
import { Problem } from "./Problem";
import { ScheduledActions } from "./ScheduledActions";
import { type OnDone, useReminderChanges } from "./useReminderChanges";

interface Props {
  reminder: Reminder;
  onDone: OnDone;
}

/** The controls of the reminder's phase. */
export function ReminderActions({ reminder: known, onDone }: Props) {
  const [reminder = known] = withPending([known], usePending());
  const box = useRef<HTMLDivElement>(null);
  const { phase, onFocusOut } = useStablePhase(reminder, box);
  const changes = useReminderChanges(reminder, onDone);
  return (
    <div class="reminder-actions" ref={box} onFocusOut={onFocusOut}>
      {phase === "scheduled" && <ScheduledActions reminder={reminder} changes={changes} />}
      {phase === "sending" && <p class="hint">It is being sent right now.</p>}
      {phase === "finished" && <FinishedActions reminder={reminder} changes={changes} />}
      <Problem text={changes.problem} />
    </div>
  );
}
