// What is written in the one line, and changed of what was understood: kept in this tab until it is set.
import { tabState } from "./tab-state";

export type Part = "what" | "when" | "to";

/** The changed fields of a part, and as what it was understood then. */
export interface PartChange {
  seen: string;
  fields: object;
}

export interface KeptEntry {
  text: string;
  /** The chosen one of several readings; it counts as long as they have these `times`. */
  choice: { index: number; times: string } | undefined;
  changes: Partial<Record<Part, PartChange>>;
}

const EMPTY: KeptEntry = { text: "", choice: undefined, changes: {} };

const ENTRY = tabState("reminder-entry", (stored): KeptEntry => {
  const { text } = Object(stored) as Partial<KeptEntry>;
  return typeof text === "string" ? (stored as KeptEntry) : EMPTY;
});

export const keptEntry = ENTRY.get;

/** The entry, and a function that changes some of it. */
export function useKeptEntry(): [KeptEntry, (changes: Partial<KeptEntry>) => void] {
  return [ENTRY.useValue(), (changes) => ENTRY.set({ ...ENTRY.get(), ...changes })];
}

export const clearEntry = () => ENTRY.set(EMPTY);

/** Clears what was submitted; keeps what was written or changed since. Returns whether that is nothing. */
export function clearSubmitted(submitted: string): boolean {
  const { text, ...rest } = ENTRY.get();
  const { text: textSet, ...restSet } = JSON.parse(submitted) as KeptEntry;
  const isSame = JSON.stringify(rest) === JSON.stringify(restSet);
  const added = text.startsWith(textSet) ? text.slice(textSet.length).trimStart() : text;
  ENTRY.set(isSame ? { ...EMPTY, text: added } : { text, ...rest });
  return isSame && added === "";
}

/** Brings back what was set and is undone, unless another is being written. */
export function restoreEntry(submitted: string): void {
  if (ENTRY.get().text === "") ENTRY.set(JSON.parse(submitted) as KeptEntry);
}
