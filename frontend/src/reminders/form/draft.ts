// What a person has filled in so far. It survives other views, and a reload of this tab.
import { useState } from "preact/hooks";
import type { Temporal } from "temporal-polyfill";
import type { Preference } from "../../api/types";
import { useDeviceSettings } from "../../settings/device-settings";
import { load, save } from "../../storage/storage";
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

/** In this tab's storage: what was changed of an untouched one. */
const STORAGE_KEY = "reminder-draft";

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

/**
 * The draft, to oneself until another is filled in; a function that changes some of it, and one
 * that starts the next once `sent` was accepted: what was changed since then stays.
 */
export function useDraft(): [Draft, DraftChange, (sent: Draft) => void] {
  const { email = "", phone = "", preference, quickTimes } = useDeviceSettings();
  const [edits, setEdits] = useState(storedEdits);
  const own = { email, phone, preference, time: quickTimes.morning };
  const withEdits = (changes: Partial<Draft>) => ({ ...emptyDraft(today()), ...own, ...changes });
  const store = (next: Partial<Draft>) => {
    storeDraft(next);
    setEdits(next);
  };
  return [
    withEdits(edits),
    (changes) => store({ ...storedEdits(), ...changes }),
    (sent) => {
      const now = storedEdits();
      store(isSame(withEdits(now), sent) ? {} : now);
    },
  ];
}

/** Keeps a draft of which only `filled` is known, in place of the one before. */
export function storeDraft(filled: Partial<Draft>): void {
  save("sessionStorage", STORAGE_KEY, filled);
}

/** What is stored and is of a draft: the truth, whichever view is shown. */
function storedEdits(): Partial<Draft> {
  const empty = emptyDraft(today());
  const members = Object.entries(Object(load("sessionStorage", STORAGE_KEY)) as object).filter(
    ([name, value]) => typeof empty[name as keyof Draft] === typeof value,
  );
  return Object.fromEntries(members);
}

function isSame(one: Draft, other: Draft): boolean {
  return Object.entries(one).every(([name, value]) => other[name as keyof Draft] === value);
}
