// What can be done with a reminder, with how it goes and how it ended.
import { useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { untilNextMinute, useNow } from "../../time/clock";
import { CancelledActions } from "./CancelledActions";
import { FinishedActions } from "./FinishedActions";
import { Outcome } from "./Outcome";
import { phaseOf, useStablePhase } from "./phase";
import { ScheduledActions } from "./ScheduledActions";
import { useActionRunner } from "./useActionRunner";

interface Props {
  reminder: Reminder;
  /** Called with the reminder that took the place of this cancelled one. */
  onPutBack: (successor: Reminder) => void;
}

/** The controls of the reminder's phase. */
export function ReminderActions({ reminder, onPutBack }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(untilNextMinute);
  const { phase, release, onFocusOut } = useStablePhase(phaseOf(reminder, now), box);
  const runner = useActionRunner();
  const [wasCancelledHere, setCancelledHere] = useState(false);
  const onCancelled = () => {
    setCancelledHere(true);
    release();
  };
  const common = { reminder, runner };
  return (
    <div class="reminder-actions" ref={box} onFocusOut={onFocusOut}>
      {phase === "scheduled" && <ScheduledActions {...common} onCancelled={onCancelled} />}
      {phase === "cancelled" && (
        <CancelledActions {...common} takesFocus={wasCancelledHere} onPutBack={onPutBack} />
      )}
      {phase === "finished" && <FinishedActions {...common} />}
      <Outcome {...runner} />
    </div>
  );
}
