// What is written in the one line, and changed of what was understood: kept in this tab.
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
  /** The request that it was submitted as before: sent again, that makes no second reminder. */
  id?: string | undefined;
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

/** What was written and changed, as JSON. */
export const contentOfEntry = (entry: KeptEntry) => JSON.stringify({ ...entry, id: undefined });

/** Brings back what was submitted, unless another is being written. Returns whether it did. */
export function restoreEntry(content: string, id?: string): boolean {
  if (ENTRY.get().text.trim() !== "") return false;
  ENTRY.set({ ...(JSON.parse(content) as KeptEntry), ...(id !== undefined && { id }) });
  return true;
}

/** Clears what has that content; what was written after it stays. */
export function clearSubmitted(content: string): void {
  const { text, choice, changes } = ENTRY.get();
  const submitted = JSON.parse(content) as KeptEntry;
  const isChanged =
    JSON.stringify([choice, changes]) !== JSON.stringify([submitted.choice, submitted.changes]);
  if (isChanged || !text.startsWith(submitted.text)) return;
  ENTRY.set({ ...EMPTY, text: text.slice(submitted.text.length).trimStart() });
}
