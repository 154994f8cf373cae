// What a person has changed of a reminder or a schedule and not saved yet, for as long as the tab is open.
import { load, remove, save } from "../../storage/storage";
import type { Draft } from "./draft";

const FIELDS: ReadonlySet<string> = new Set<keyof Draft>([
  "message",
  "subject",
  "preference",
  "email",
  "phone",
  "country",
  "timing",
  "amount",
  "unit",
  "date",
  "time",
  "zone",
  "occurrence",
  "repeat",
  "weekdays",
  "rule",
  "ending",
  "lastDate",
  "count",
]);

/** The changed fields of the reminder or schedule `id`; what is damaged is left out. */
export function storedEdits(id: string): Partial<Draft> {
  const members = Object.entries(Object(load("sessionStorage", storageKey(id))) as object).filter(
    ([name, value]) => FIELDS.has(name) && typeof value === "string",
  );
  return Object.fromEntries(members);
}

/** Adds `changes` to them. */
export function storeEdits(id: string, changes: Partial<Draft>): void {
  save("sessionStorage", storageKey(id), { ...storedEdits(id), ...changes });
}

/** They were saved, or are not wanted. */
export function removeEdits(id: string): void {
  remove("sessionStorage", storageKey(id));
}

function storageKey(id: string): string {
  return `reminder-edits ${id}`;
}
