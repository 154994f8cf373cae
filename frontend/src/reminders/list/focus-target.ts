// Which row takes the focus as soon as it is there.
import { createContext, type RefObject } from "preact";
import { useContext, useLayoutEffect } from "preact/hooks";

/** Holds the id of the reminder whose row is to take the focus. */
export const FocusTarget = createContext<RefObject<string>>({ current: null });

/** Gives the focus to the link of `row` when its reminder is the one that is to take it. */
export function useFocusTarget(id: string, row: RefObject<HTMLElement>): void {
  const target = useContext(FocusTarget);
  useLayoutEffect(() => {
    if (target.current !== id) return;
    target.current = null;
    row.current?.querySelector("a")?.focus();
  }, [id, row, target]);
}

/** A function that has the row of a reminder take the focus when it appears. */
export function useFocusNext(): (id: string) => void {
  const target = useContext(FocusTarget);
  return (id) => {
    target.current = id;
  };
}
