// What can be done with a reminder, and why the last thing could not be done.
import type { RefObject } from "preact";
import { useReducer, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { usePending, withPending } from "../data/pending";
import { FinishedActions } from "./FinishedActions";
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

/** Scheduled: cancel or change. Sending: nothing. Finished: send again. */
type Phase = "scheduled" | "sending" | "finished";

function phaseOf({ status, finishedAt }: Reminder): Phase {
  if (status === "scheduled") return "scheduled";
  return finishedAt === null ? "sending" : "finished";
}

/**
 * The phase whose controls are shown in `box`: while one of them has the focus they don't change.
 * `onFocusOut` belongs to the box.
 */
function useStablePhase(reminder: Reminder, box: RefObject<HTMLElement>) {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const phase = phaseOf(reminder);
  const shown = useRef(phase);
  if (box.current?.contains(document.activeElement) !== true) shown.current = phase;
  const onFocusOut = () => void setTimeout(() => rerender(undefined));
  return { phase: shown.current, onFocusOut };
}
