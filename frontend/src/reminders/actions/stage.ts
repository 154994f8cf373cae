// What can be done with a reminder, and how that stays put under the focus.
import type { RefObject } from "preact";
import { useReducer, useRef } from "preact/hooks";
import type { Reminder } from "../../api/types";

/** Waiting: cancel or change. Busy: nothing. Cancelled in time: put back, or snooze. Ended: snooze. */
export type Stage = "waiting" | "busy" | "cancelled" | "ended";

/** The stage of a reminder at `now` (epoch milliseconds). */
export function stageOf({ status, dueAt, finishedAt }: Reminder, now: number): Stage {
  if (status === "scheduled") return "waiting";
  if (finishedAt === null) return "busy";
  return status === "cancelled" && Date.parse(dueAt) > now ? "cancelled" : "ended";
}

/**
 * The stage whose controls are shown in `box`: while one of them has the focus they don't change by themselves.
 * `release` lets the next change through, for what a person did; `onFocusOut` belongs to the box.
 */
export function useHeldStage(stage: Stage, box: RefObject<HTMLElement>) {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  const held = useRef(stage);
  const isReleased = useRef(false);
  const hasFocus = box.current?.contains(document.activeElement) ?? false;
  if (held.current !== stage && (isReleased.current || !hasFocus)) {
    held.current = stage;
    isReleased.current = false;
  }
  return {
    stage: held.current,
    release: () => {
      isReleased.current = true;
      renderAgain(undefined);
    },
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      const isInside = relatedTarget instanceof Node && box.current?.contains(relatedTarget);
      if (isInside !== true) setTimeout(() => renderAgain(undefined));
    },
  };
}
