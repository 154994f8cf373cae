// Keeps the row that has the focus where it is while a list changes around it.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Row } from "./rows";

/**
 * `next`, but with the focused row and all rows above it where they are in `shown`, each as it now
 * is; what would stand above comes right below, until the focus leaves. What a person is `done`
 * with goes at once.
 */
export function stableRows(
  shown: readonly Row[],
  next: readonly Row[],
  focused: string | undefined,
  done: ReadonlySet<string> = new Set(),
): readonly Row[] {
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
 * The rows to show in `list`, its focus events, and a function that says that something was done
 * with a row: where that takes it away, the next one has the focus. A row is an element with
 * `data-reminder`.
 */
export function useStableRows(rows: readonly Row[], list: RefObject<HTMLElement>) {
  const [focused, setFocused] = useState<string>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const shown = useRef(rows);
  const stable = useMemo(
    () => stableRows(shown.current, rows, focused, done),
    [rows, focused, done],
  );
  useLayoutEffect(() => {
    const at = shown.current.findIndex(({ id }) => id === focused);
    const isGone = at !== -1 && !stable.some(({ id }) => id === focused);
    if (isGone && document.activeElement === document.body) focusNear(list.current, at);
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

/** The row that is now where one was, else the last; without any the tab of the list. */
function focusNear(list: HTMLElement | null, at: number): void {
  const links = [...(list?.querySelectorAll<HTMLElement>("[data-reminder] a.row-title") ?? [])];
  const tab = document.querySelector<HTMLElement>("[role=tab][tabindex='0']");
  (links[at] ?? links.at(-1) ?? tab)?.focus();
}

function rowOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-reminder]")?.dataset.reminder;
}
