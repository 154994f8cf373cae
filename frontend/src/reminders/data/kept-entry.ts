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
  /** Whether that may have made one. */
  isUnsure?: boolean | undefined;
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
export const contentOfEntry = (entry: KeptEntry) =>
  JSON.stringify({ ...entry, id: undefined, isUnsure: undefined });

/** Brings back what was submitted, unless another is being written. Returns whether it did. */
export function restoreEntry(content: string, id?: string, isUnsure = false): boolean {
  if (ENTRY.get().text.trim() !== "") return false;
  ENTRY.set({ ...(JSON.parse(content) as KeptEntry), id, isUnsure });
  return true;
}

/** Clears the line where it still has what was submitted from `form`; what was written after it stays. */
export function clearSubmitted(form: string, content = "{}"): void {
  const entry = ENTRY.get();
  if (form !== "entry" && form !== `entry ${entry.id}`) return; // a former version had no id
  const { text, ...rest } = JSON.parse(contentOfEntry(entry)) as KeptEntry;
  const { text: sent = "", ...submitted } = JSON.parse(content) as Partial<KeptEntry>;
  const isSame = JSON.stringify(rest) === JSON.stringify(submitted) && text.startsWith(sent);
  ENTRY.set(isSame ? { ...EMPTY, text: text.slice(sent.length).trimStart() } : { text, ...rest });
}
