// Rows that stay where they are while one of them has the focus.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { focusTab } from "../../ui/Tabs";
import { isAnyAwaited } from "../row-focus";
import { titlesIn } from "./Row";

/**
 * `next`, but with the focused row and all rows above it where they are in `shown`, each as it now
 * is; new rows from above come right below it. A row that is `done` with goes at once.
 */
export function stableRows<Of extends { id: string }>(
  shown: readonly Of[],
  next: readonly Of[],
  focused: string | undefined,
  done: ReadonlySet<string> = new Set(),
): readonly Of[] {
  const at = shown.findIndex(({ id }) => id === focused);
  if (at === -1) return next;
  const now = new Map(next.map((row) => [row.id, row]));
  const fixed = shown
    .slice(0, at + 1)
    .filter(({ id }) => now.has(id) || !done.has(id))
    .map((row) => now.get(row.id) ?? row);
  const ids = new Set(fixed.map(({ id }) => id));
  return [...fixed, ...next.filter(({ id }) => !ids.has(id))];
}

/**
 * The rows to show in `list`, where a row is an element with `data-reminder`; its focus events; and
 * a function for a row that is done with: where that goes, the next one takes the focus.
 */
export function useStableRows<Of extends { id: string }>(
  rows: readonly Of[],
  list: RefObject<HTMLElement>,
) {
  const [focused, setFocused] = useState<string>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const shown = useRef(rows);
  const stable = useMemo(() => {
    // A row that is about to take the focus comes where it belongs.
    const fixed = isAnyAwaited(rows) ? undefined : focused;
    return stableRows(shown.current, rows, fixed, done);
  }, [rows, focused, done]);
  useLayoutEffect(() => {
    const at = shown.current.findIndex(({ id }) => id === focused);
    const isGone = at !== -1 && !stable.some(({ id }) => id === focused);
    if (!isGone || document.activeElement !== document.body) return;
    const titles = titlesIn(list.current);
    const near = titles[at] ?? titles.at(-1);
    if (near) near.focus();
    else focusTab();
  }, [stable, focused, list]);
  useEffect(() => {
    shown.current = stable;
  }, [stable]);
  return {
    rows: stable,
    onDone: (id: string) => setDone((before) => new Set([...before, id])),
    focusEvents: {
      onFocusIn: ({ target }: FocusEvent) => setFocused(rowOf(target)),
      onFocusOut: ({ relatedTarget }: FocusEvent) => {
        if (rowOf(relatedTarget) === undefined) setFocused(undefined);
      },
    },
  };
}

function rowOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-reminder]")?.dataset.reminder;
}
