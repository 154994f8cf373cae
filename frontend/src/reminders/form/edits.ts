// What a person has filled in and not sent or saved yet. It survives other views, and a reload of this tab.
import { load, remove, save } from "../../storage/storage";
import { today } from "../../time/zones";
import { type Draft, emptyDraft } from "./draft";

/** The changed fields of the reminder or schedule `id`, or of a new one; not what is damaged. */
export function storedEdits(id?: string): Partial<Draft> {
  const empty = emptyDraft(today());
  const members = Object.entries(Object(load("sessionStorage", storageKey(id))) as object).filter(
    ([name, value]) => typeof empty[name as keyof Draft] === typeof value,
  );
  return Object.fromEntries(members);
}

/** Adds `changes` to them. */
export function storeEdits(id: string, changes: Partial<Draft>): void {
  save("sessionStorage", storageKey(id), { ...storedEdits(id), ...changes });
}

/** Keeps a draft of a new one, of which only `filled` is known, in place of the one before. */
export function storeDraft(filled: Partial<Draft>): void {
  save("sessionStorage", storageKey(), filled);
}

/** They were saved, or are not wanted. */
export function removeEdits(id: string): void {
  remove("sessionStorage", storageKey(id));
}

function storageKey(id?: string): string {
  return id === undefined ? "reminder-draft" : `reminder-edits ${id}`;
}
