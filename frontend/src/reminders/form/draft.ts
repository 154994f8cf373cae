// What a person fills in to have a reminder sent, or one that repeats: kept in this tab until it is.
import type { Preference } from "../../api/types";
import type { When } from "../../time/picker/when";
import { today } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { type TabState, tabState } from "../data/tab-state";

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

/** What was changed in the edit form `id`, or filled in for a new one; damaged fields are dropped. */
export function draftEdits(id?: string): TabState<Partial<Draft>> {
  const name = id === undefined ? "reminder-draft" : `reminder-edits ${id}`;
  return tabState(name, (stored) => {
    const empty = emptyDraft();
    const fields = Object.entries(Object(stored) as object);
    const isWhole = ([field, value]: [string, unknown]) =>
      typeof value === typeof empty[field as keyof Draft];
    return Object.fromEntries(fields.filter(isWhole));
  });
}

/**
 * A function that fills in the form for a new reminder. Where that replaces what somebody wrote, it
 * says so, and Undo brings that back and calls `onUndone`.
 */
export function useReplaceDraft() {
  const announce = useAnnounce();
  const { get, set } = draftEdits();
  return (filled: Partial<Draft>, onUndone?: () => void) => {
    const [before, empty] = [get(), emptyDraft()];
    set(filled);
    const isSame = JSON.stringify(before) === JSON.stringify(filled);
    const names = Object.keys(before) as (keyof Draft)[];
    if (isSame || names.every((name) => before[name] === empty[name])) return;
    const undo = () => {
      set(before);
      onUndone?.();
      return Promise.resolve();
    };
    announce("Your draft was replaced.", { about: ["reminder-draft"], undo });
  };
}
