// What can be done with a reminder by its phase, and how that stays put under the focus.
import type { RefObject } from "preact";
import { useReducer, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";

/** Scheduled: cancel or change. Sending: nothing. Cancelled in time: put back. Finished: snooze. */
export type Phase = "scheduled" | "sending" | "cancelled" | "finished";

/** The phase of a reminder at `now` (epoch milliseconds). */
export function phaseOf({ status, dueAt, finishedAt }: Reminder, now: number): Phase {
  if (status === "scheduled") return "scheduled";
  if (finishedAt === null) return "sending";
  return status === "cancelled" && Date.parse(dueAt) > now ? "cancelled" : "finished";
}

/**
 * The phase whose controls are shown in `box`: while one of them has the focus they don't change by
 * themselves. `release` lets the next change through, for what a person did; `onFocusOut` belongs
 * to the box.
 */
export function useStablePhase(phase: Phase, box: RefObject<HTMLElement>) {
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const shown = useRef(phase);
  const isReleased = useRef(false);
  const hasFocus = box.current?.contains(document.activeElement) ?? false;
  if (shown.current !== phase && (isReleased.current || !hasFocus)) {
    shown.current = phase;
    isReleased.current = false;
  }
  return {
    phase: shown.current,
    release: () => {
      isReleased.current = true;
      rerender(undefined);
    },
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      const isInside = relatedTarget instanceof Node && box.current?.contains(relatedTarget);
      if (isInside !== true) setTimeout(() => rerender(undefined));
    },
  };
}
