// The row of a list that takes the focus, now or once it appears; and the list as it was left.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { tabState } from "./data/tab-state";

interface LeftList {
  awaitedRow: string | undefined;
  path: string;
  searchText: string;
}

const LIST = tabState("left-list", (stored): LeftList => {
  return { awaitedRow: undefined, path: "/", searchText: "", ...(stored as Partial<LeftList>) };
});

const change = (changes: Partial<LeftList>) => LIST.set({ ...LIST.get(), ...changes });

/** Gives the focus to the row of `id`, now or when it appears, unless something in it has it. */
export function focusRow(id: string): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-reminder]")];
  const row = rows.find(({ dataset }) => dataset.reminder === id);
  change({ awaitedRow: row ? undefined : id });
  if (!row?.contains(document.activeElement)) row?.querySelector("a")?.focus();
}

/** Whether one of `rows` is about to take the focus. */
export function isAnyAwaited(rows: readonly { id: string }[]): boolean {
  const { awaitedRow } = LIST.get();
  return rows.some(({ id }) => id === awaitedRow);
}

/** The list is left by the row of `id`, which takes the focus when the list is shown again. */
export function leaveListAt(id: string): void {
  change({ awaitedRow: id, path: window.location.pathname + window.location.search });
}

/** The path of the list that was left. */
export const listPath = () => LIST.get().path;

/** The search text of the list: as it was left, where that list is shown again. */
export function useSearchText() {
  const [text, setText] = useState(() => {
    const { awaitedRow, path, searchText } = LIST.get();
    const { pathname, search } = window.location;
    return awaitedRow !== undefined && pathname + search === path ? searchText : "";
  });
  useEffect(() => change({ searchText: text }), [text]);
  return [text, setText] as const;
}

/** Gives the focus to the link of `row` if it is the row that takes it, and nobody writes meanwhile. */
export function useAwaitedFocus(id: string, row: RefObject<HTMLElement>): void {
  useEffect(() => {
    if (LIST.get().awaitedRow !== id) return;
    change({ awaitedRow: undefined });
    const isWriting = document.activeElement?.matches("input, textarea, select");
    if (!isWriting) row.current?.querySelector("a")?.focus();
  }, [id, row]);
}
