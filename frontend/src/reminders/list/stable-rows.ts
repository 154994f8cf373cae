// Keeps the row that has the focus where it is while a list changes around it.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";

/**
 * `next`, but with the focused row and all rows above it where they are in `shown`, each as it now
 * is; what would stand above comes right below, until the focus leaves. What was put back takes the
 * cancelled one's place.
 */
export function stableRows(
  shown: readonly Reminder[],
  next: readonly Reminder[],
  focused: string | undefined,
): readonly Reminder[] {
  const at = shown.findIndex(({ id }) => id === focused);
  if (at === -1) return next;
  const now = new Map(next.map((reminder) => [reminder.id, reminder]));
  const successors = new Map(next.map((reminder) => [reminder.snoozedFrom, reminder]));
  const fixed = shown.slice(0, at + 1).map((row) => {
    const successor = row.status === "cancelled" ? successors.get(row.id) : undefined;
    return now.get(row.id) ?? successor ?? row;
  });
  const ids = new Set(fixed.map(({ id }) => id));
  return [...fixed, ...next.filter(({ id }) => !ids.has(id))];
}

/** The rows to show, and the list's focus events. A row is an element with `data-reminder`. */
export function useStableRows(rows: readonly Reminder[]) {
  const [focused, setFocused] = useState<string>();
  const shown = useRef(rows);
  const stable = useMemo(() => stableRows(shown.current, rows, focused), [rows, focused]);
  useEffect(() => {
    shown.current = stable;
  }, [stable]);
  return {
    rows: stable,
    onFocusIn: ({ target }: FocusEvent) => setFocused(rowOf(target)),
    onFocusOut: ({ relatedTarget }: FocusEvent) => {
      if (rowOf(relatedTarget) === undefined) setFocused(undefined);
    },
  };
}

function rowOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-reminder]")?.dataset.reminder;
}
