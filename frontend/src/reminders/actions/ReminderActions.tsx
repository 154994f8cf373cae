// What can be done with a reminder, with how it goes and how it ended.
import { useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { untilNextMinute, useNow } from "../../time/clock";
import { CancelledActions } from "./CancelledActions";
import { Outcome } from "./Outcome";
import { SnoozeAction } from "./SnoozeAction";
import { stageOf, useHeldStage } from "./stage";
import { useAction } from "./useAction";
import { WaitingActions } from "./WaitingActions";

interface Props {
  reminder: Reminder;
  /** Called with the reminder that took the place of this cancelled one. */
  onPutBack: (successor: Reminder) => void;
}

/** The controls of the reminder's stage. */
export function ReminderActions({ reminder, onPutBack }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(untilNextMinute);
  const { stage, release, onFocusOut } = useHeldStage(stageOf(reminder, now), box);
  const action = useAction();
  const [wasCancelledHere, setCancelledHere] = useState(false);
  const onCancelled = () => {
    setCancelledHere(true);
    release();
  };
  const common = { reminder, action };
  return (
    <div class="reminder-actions" ref={box} onFocusOut={onFocusOut}>
      {stage === "waiting" && <WaitingActions {...common} onCancelled={onCancelled} />}
      {stage === "cancelled" && (
        <CancelledActions {...common} takesFocus={wasCancelledHere} onPutBack={onPutBack} />
      )}
      {stage === "ended" && <SnoozeAction {...common} />}
      <Outcome {...action} />
    </div>
  );
}
