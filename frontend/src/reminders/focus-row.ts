// Which row of a list takes the focus: at once, or as soon as it is there; and the way back to it.
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";

let awaited: string | undefined;
let left = "/";

/** Gives the focus to the row of `id`, now or when it appears, unless something in it has it. */
export function focusRow(id: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-reminder]")];
  const row = rows.find(({ dataset }) => dataset.reminder === id);
  awaited = row ? undefined : id;
  if (!row?.contains(document.activeElement)) row?.querySelector("a")?.focus();
}

/** Whether one of `rows` is about to take the focus. */
export function isAnyAwaited(rows: readonly { id: string }[]): boolean {
  return rows.some(({ id }) => id === awaited);
}

/** Whoever comes back to the list finds it, and the focus, as it was left: at the row of `id`. */
export function returnToRow(id: string): void {
  awaited = id;
  left = window.location.pathname + window.location.search;
}

/** The path of the list that was left. */
export function listPath(): string {
  return left;
}

/** Gives the focus to the link of `row` when its reminder is the one that is to take it. */
export function useAwaitedFocus(id: string, row: RefObject<HTMLElement>): void {
  useEffect(() => {
    if (awaited !== id) return;
    awaited = undefined;
    row.current?.querySelector("a")?.focus();
  }, [id, row]);
}
