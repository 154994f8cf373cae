// What a person fills in for a reminder or schedule: kept in this tab until it is sent.
import { useLocation } from "wouter-preact";
import type { Preference, ReminderCreate, ScheduleCreate } from "../../api/types";
import type { When } from "../../time/picker/when";
import { today } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import type { Item } from "../data/change";
import { clearEntry, contentOfEntry, keptEntry } from "../data/kept-entry";
import { type TabState, tabState } from "../data/tab-state";
import { CREATE_PATH } from "../paths";

export type Repeat = "no" | "day" | "weekday" | "week" | "month" | "month end" | "year" | "custom";

export type Draft = ReturnType<typeof emptyDraft>;

export type DraftChange = (changes: Partial<Draft>) => void;

/** The draft that a form begins with on `date`: in ten minutes, or tomorrow at nine. */
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
    /** The ISO code of the country of a national number; "" is the most likely one. */
    country: "",
    repeat: "no" as Repeat,
    /** "MO,WE", or "start" for the weekday of `date`. */
    weekdays: "start",
    rule: "", // RFC 5545
    ending: "never" as "never" | "date" | "count",
    lastDate: date.add({ months: 1 }).toString(),
    count: "10",
    dayBefore: false,
    hourBefore: false,
    /** The one line that it was filled in from, as JSON. */
    entry: "",
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

/** Empties the form for a new reminder, and the one line if that says what was set by the form. */
export function clearDraft(): void {
  const { get, set } = draftEdits();
  if (get().entry === contentOfEntry(keptEntry())) clearEntry();
  set({});
}

/**
 * A function that fills in the form for a new reminder. Where that replaces what somebody wrote, it
 * says so, and Undo brings that back.
 */
export function useReplaceDraft() {
  const announce = useAnnounce();
  const { get, set } = draftEdits();
  return (filled: Partial<Draft>) => {
    const [before, empty] = [get(), emptyDraft()];
    set(filled);
    const isSame = JSON.stringify(before) === JSON.stringify(filled);
    const names = Object.keys(before) as (keyof Draft)[];
    if (isSame || names.every((name) => before[name] === empty[name])) return;
    const undo = () => Promise.resolve().then(() => set(before));
    announce("Your draft was replaced.", { about: ["reminder-draft"], undo });
  };
}

/** The fields of `item` but for its times. A preference that this page doesn't know stays. */
export function contentOf(item: Item) {
  const { message, subject, email, phone } = item;
  const preference = item.preference as Preference;
  return { message, preference, subject: subject ?? "", email: email ?? "", phone: phone ?? "" };
}

/** A function that fills in the form for a new one with the content of `item`, and `when`. */
export function useDuplicate() {
  const [, navigate] = useLocation();
  const replaceDraft = useReplaceDraft();
  return (item: Item, when: Partial<Draft> = {}) => {
    replaceDraft({ ...contentOf(item), ...when });
    navigate(CREATE_PATH);
  };
}

/** The fields of `filled`, and of `times`, that differ from `item`; null is no subject. */
export function changedFields(
  item: Item,
  filled: ReminderCreate | ScheduleCreate,
  times: Partial<Pick<ScheduleCreate, "timezone" | "start" | "rrule">> = {},
) {
  const { message, preference, email = item.email, phone = item.phone } = filled;
  const subject = preference === "sms" ? item.subject : (filled.subject ?? null);
  const fields = { message, preference, subject, email, phone, ...times };
  const changed = Object.entries(fields).filter(
    ([name, value]) => value !== item[name as keyof typeof item],
  );
  return Object.fromEntries(changed) as Partial<typeof fields>;
}
