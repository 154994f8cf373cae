// Which row of a list takes the focus: at once, or as soon as it is there; and the list as it was left.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

let awaited: string | undefined;
let left = "/";
let sought = "";

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

/** What is sought in the list that is shown, which starts with what was sought where it was left. */
export function useSought() {
  const { pathname, search } = window.location;
  const isBack = awaited !== undefined && pathname + search === left;
  const [text, setText] = useState(() => (sought = isBack ? sought : ""));
  const seek = (next: string) => setText((sought = next));
  return [text, seek] as const;
}

/** Gives the focus to the link of `row` when its reminder is the one that is to take it. */
export function useAwaitedFocus(id: string, row: RefObject<HTMLElement>): void {
  useEffect(() => {
    if (awaited !== id) return;
    awaited = undefined;
    row.current?.querySelector("a")?.focus();
  }, [id, row]);
}
