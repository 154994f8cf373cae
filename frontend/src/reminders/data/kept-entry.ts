// What is written in the one line and changed of it: kept in this tab until it is set.
import { tabState } from "./tab-state";

/** Which part of a reminder a change is about. */
export type Part = "what" | "when" | "to";

/** What was changed of a part of which `seen` was understood. */
export interface Change {
  seen: string;
  fields: object;
}

export interface KeptEntry {
  text: string;
  /** Which of the readings is meant, as long as they have these `times`. */
  choice: { index: number; times: string } | undefined;
  changes: Partial<Record<Part, Change>>;
}

const EMPTY: KeptEntry = { text: "", choice: undefined, changes: {} };

const ENTRY = tabState("reminder-entry", (kept): KeptEntry => {
  const { text } = Object(kept) as Partial<KeptEntry>;
  return typeof text === "string" ? (kept as KeptEntry) : EMPTY;
});

/** What is kept. */
export const keptEntry = ENTRY.get;

/** What is kept, and a function that keeps some of it anew. */
export function useKeptEntry(): [KeptEntry, (changes: Partial<KeptEntry>) => void] {
  return [ENTRY.useValue(), (changes) => ENTRY.set({ ...ENTRY.get(), ...changes })];
}

/** It was set, or goes on in the form. */
export function clearEntry(): void {
  ENTRY.set(EMPTY);
}

/** `asked` was set: what was written or changed since then stays. Returns whether that is nothing. */
export function clearAsked(asked: KeptEntry): boolean {
  const { text, ...chosen } = ENTRY.get();
  const { text: textAsked, ...chosenThen } = asked;
  if (JSON.stringify(chosen) !== JSON.stringify(chosenThen)) return false;
  const rest = text.startsWith(textAsked) ? text.slice(textAsked.length).trimStart() : text;
  ENTRY.set({ ...EMPTY, text: rest });
  return rest === "";
}

/** What was set is taken back: its text is there again, unless another is being written. */
export function restoreEntry(entry: KeptEntry): void {
  if (ENTRY.get().text === "") ENTRY.set(entry);
}
