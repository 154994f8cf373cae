// What a person fills in to have a reminder sent, or one that repeats: kept in this tab until it is.
import type { Temporal } from "temporal-polyfill";
import type { Preference } from "../../api/types";
import { load, remove, save } from "../../storage/storage";
import type { When } from "../../time/picker/when";
import { today } from "../../time/zones";

/** How often it is sent: once, by a rule that the page writes, or by one that a person writes. */
export type Repeat = "no" | "day" | "weekday" | "week" | "month" | "month end" | "year" | "custom";

export interface Draft extends When {
  message: string;
  subject: string;
  preference: Preference;
  email: string;
  phone: string;
  /** The ISO code of the country whose national form the number may have; "" is the most likely. */
  country: string;
  repeat: Repeat;
  /** The days of a week on which it is sent, "MO,WE"; "start" is the day of its date. */
  weekdays: string;
  /** The rule that a person wrote, as RFC 5545 has them. */
  rule: string;
  ending: "never" | "date" | "count";
  /** A local date, up to which it is sent. */
  lastDate: string;
  /** How many times it is sent. */
  count: string;
  /** Whether one more is sent a day before, and an hour before. */
  dayBefore: boolean;
  hourBefore: boolean;
}

export type DraftChange = (changes: Partial<Draft>) => void;

/** A form that nobody has touched on `date`: in ten minutes, or tomorrow at nine. */
export function emptyDraft(date: Temporal.PlainDate): Draft {
  return {
    message: "",
    subject: "",
    preference: "email",
    email: "",
    phone: "",
    country: "",
    timing: "wait",
    amount: "10",
    unit: "minutes",
    date: date.add({ days: 1 }).toString(),
    time: "09:00",
    zone: "",
    occurrence: "earlier",
    repeat: "no",
    weekdays: "start",
    rule: "",
    ending: "never",
    lastDate: date.add({ months: 1 }).toString(),
    count: "10",
    dayBefore: false,
    hourBefore: false,
  };
}

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
