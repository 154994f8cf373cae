// What is written in the one line and changed of it: kept in this tab until it is set.
import { type QueryClient, useQueryClient } from "@tanstack/preact-query";
import { load, save } from "../../storage/storage";
import { usePageState } from "./page-state";

/** Which part of a reminder a change is about. */
export type Part = "what" | "when" | "to";

export interface KeptEntry {
  text: string;
  /** Which of the text's readings was chosen. */
  choice: number;
  /** What was changed of what was understood, as long as `seen` is what was understood. */
  changes: Partial<Record<Part, { seen: string; fields: object }>>;
}

const STORAGE_KEY = "reminder-entry";
const QUERY_KEY = ["entry"];
const EMPTY: KeptEntry = { text: "", choice: 0, changes: {} };

/** What is kept, and a function that keeps some of it anew. */
export function useKeptEntry(): [KeptEntry, (changes: Partial<KeptEntry>) => void] {
  const client = useQueryClient();
  const entry = usePageState(QUERY_KEY, stored);
  const latest = () => client.getQueryData<KeptEntry>(QUERY_KEY) ?? EMPTY;
  return [entry, (changes) => keep(client, { ...latest(), ...changes })];
}

/** It was set, or goes on in the form. */
export function clearEntry(client: QueryClient): void {
  keep(client, EMPTY);
}

/** What was set is taken back: its text is there again, unless another is being written. */
export function restoreEntry(client: QueryClient, entry: KeptEntry): void {
  if (client.getQueryData<KeptEntry>(QUERY_KEY)?.text === "") keep(client, entry);
}

function keep(client: QueryClient, entry: KeptEntry): void {
  save("sessionStorage", STORAGE_KEY, entry);
  client.setQueryData(QUERY_KEY, entry);
}

/** What is damaged is left out. */
function stored(): KeptEntry {
  const { text, choice, changes } = Object(load("sessionStorage", STORAGE_KEY)) as Record<
    keyof KeptEntry,
    unknown
  >;
  const parts = Object.entries(Object(changes) as object).filter(([, part]) => {
    const { seen, fields } = Object(part) as { seen?: unknown; fields?: unknown };
    return typeof seen === "string" && typeof fields === "object" && fields !== null;
  });
  return {
    text: typeof text === "string" ? text : "",
    choice: typeof choice === "number" ? choice : 0,
    changes: Object.fromEntries(parts),
  };
}
