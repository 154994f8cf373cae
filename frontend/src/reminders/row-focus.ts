// The row of a list that takes the focus, now or once it appears; and the list as it was left.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

let awaitedRow: string | undefined;
let leftPath = "/";
let searchText = "";

/** Gives the focus to the row of `id`, now or when it appears, unless something in it has it. */
export function focusRow(id: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-reminder]")];
  const row = rows.find(({ dataset }) => dataset.reminder === id);
  awaitedRow = row ? undefined : id;
  if (!row?.contains(document.activeElement)) row?.querySelector("a")?.focus();
}

/** Whether one of `rows` is about to take the focus. */
export function isAnyAwaited(rows: readonly { id: string }[]): boolean {
  return rows.some(({ id }) => id === awaitedRow);
}

/** The list is left by the row of `id`, which takes the focus when the list is shown again. */
export function leaveListAt(id: string): void {
  awaitedRow = id;
  leftPath = window.location.pathname + window.location.search;
}

/** The path of the list that was left. */
export function listPath(): string {
  return leftPath;
}

/** The search text of the list: as it was left, where that list is shown again. */
export function useSearchText() {
  const { pathname, search } = window.location;
  const isBack = awaitedRow !== undefined && pathname + search === leftPath;
  const [text, setText] = useState(() => (searchText = isBack ? searchText : ""));
  const change = (next: string) => setText((searchText = next));
  return [text, change] as const;
}

/** Gives the focus to the link of `row` if it is the row that takes it, and nobody writes meanwhile. */
export function useAwaitedFocus(id: string, row: RefObject<HTMLElement>): void {
  useEffect(() => {
    if (awaitedRow !== id) return;
    awaitedRow = undefined;
    const isWriting = document.activeElement?.matches("input, textarea, select");
    if (!isWriting) row.current?.querySelector("a")?.focus();
  }, [id, row]);
}
