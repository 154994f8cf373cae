// What can be done with a reminder by its phase, and how that stays put under the focus.
import type { RefObject } from "preact";
import { useReducer, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";

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
export function useStablePhase(reminder: Reminder, box: RefObject<HTMLElement>) {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const phase = phaseOf(reminder);
  const shown = useRef(phase);
  if (box.current?.contains(document.activeElement) !== true) shown.current = phase;
  const onFocusOut = () => void setTimeout(() => rerender(undefined));
  return { phase: shown.current, onFocusOut };
}
