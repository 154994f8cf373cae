// What a person fills in to have a reminder sent, or one that repeats: kept in this tab until it is.
import type { Preference } from "../../api/types";
import { load, remove, save } from "../../storage/storage";
import type { When } from "../../time/picker/when";
import { today } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";

export type Repeat = "no" | "day" | "weekday" | "week" | "month" | "month end" | "year" | "custom";

export type Draft = ReturnType<typeof emptyDraft>;

export type DraftChange = (changes: Partial<Draft>) => void;

/** A form that nobody has touched on `date`: in ten minutes, or tomorrow at nine. */
export function emptyDraft(date = today()) {
  const when: When = {
    timing: "wait",
    amount: "10",
    unit: "minutes",
    date: date.add({ days: 1 }).toString(),
    time: "09:00",
    zone: "",
    occurrence: "earlier",
  };
  return {
    ...when,
    message: "",
    subject: "",
    preference: "email" as Preference,
    email: "",
    phone: "",
    /** The ISO code of the country whose national form the number may have; "" is the most likely. */
    country: "",
    repeat: "no" as Repeat,
    /** The days of a week on which it is sent, "MO,WE"; "start" is the day of its date. */
    weekdays: "start",
    /** The rule that a person wrote, as RFC 5545 has them. */
    rule: "",
    ending: "never" as "never" | "date" | "count",
    lastDate: date.add({ months: 1 }).toString(),
    count: "10",
    /** Whether one more is sent a day before, and an hour before. */
    dayBefore: false,
    hourBefore: false,
  };
}

/** The changed fields of the form `id`, or of that for a new one; not what is damaged. */
export function storedEdits(id?: string): Partial<Draft> {
  const empty = emptyDraft();
  const members = Object.entries(Object(load("sessionStorage", storageKey(id))) as object).filter(
    ([name, value]) => typeof empty[name as keyof Draft] === typeof value,
  );
  return Object.fromEntries(members);
}

const listeners = new Set<() => void>();

/** Keeps a draft of which only `filled` is known, or changed, in place of the one before. */
export function storeDraft(filled: Partial<Draft>, id?: string): void {
  save("sessionStorage", storageKey(id), filled);
  listeners.forEach((listener) => listener());
}

/** Calls `listener` whenever a draft is stored or removed, until the function that it returns is called. */
export function onDraftStored(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * A function that stores `filled` for a new one, and where that replaces what somebody wrote says
 * so: Undo brings that back, then calls `onUndone`.
 */
export function useReplaceDraft() {
  const announce = useAnnounce();
  return (filled: Partial<Draft>, onUndone?: () => void) => {
    const [before, empty] = [storedEdits(), emptyDraft()];
    storeDraft(filled);
    const isSame = JSON.stringify(before) === JSON.stringify(storedEdits());
    const names = Object.keys(before) as (keyof Draft)[];
    if (isSame || names.every((name) => before[name] === empty[name])) return;
    const undo = () => {
      storeDraft(before);
      onUndone?.();
      return Promise.resolve();
    };
    announce("Your draft was replaced.", { about: [storageKey()], undo });
  };
}

/** They were saved, or are not wanted. */
export function removeEdits(id: string): void {
  remove("sessionStorage", storageKey(id));
  listeners.forEach((listener) => listener());
}

function storageKey(id?: string): string {
  return id === undefined ? "reminder-draft" : `reminder-edits ${id}`;
}
