// What a person has filled in so far. It survives other views, and a reload of this tab.
import { useRef, useState } from "preact/hooks";
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
  /** Whether this device keeps to whom it goes, for the next time that the page is opened. */
  remember: boolean;
}

export type DraftChange = (changes: Partial<Draft>) => void;

/** In this tab's storage. */
const STORAGE_KEY = "reminder-draft";
/** In this device's storage. */
const RECIPIENT_KEY = "reminder-recipient";

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
    remember: false,
  };
}

/** The draft for the next reminder to the same addresses. */
export function nextDraft(sent: Draft, date: Temporal.PlainDate): Draft {
  return { ...emptyDraft(date), ...recipientOf(sent) };
}

/**
 * The draft, a function that changes some of it, and one that starts the next once `sent` was
 * accepted: what was changed since then stays. What is stored is the truth, where the browser
 * stores anything.
 */
export function useDraft(): [Draft, DraftChange, (sent: Draft) => void] {
  const [draft, setDraft] = useState(() => storedDraft() ?? freshDraft());
  const inMemory = useRef(draft);
  const latest = () => storedDraft() ?? inMemory.current;
  const store = (next: Draft) => {
    inMemory.current = next;
    save("sessionStorage", STORAGE_KEY, next);
    setDraft(next);
  };
  return [
    draft,
    (changes) => store({ ...latest(), ...changes }),
    (sent) => {
      if (sent.remember) save("localStorage", RECIPIENT_KEY, recipientOf(sent));
      else remove("localStorage", RECIPIENT_KEY);
      const now = latest();
      store(isSame(now, sent) ? nextDraft(sent, today()) : now);
    },
  ];
}

function recipientOf({ preference, email, phone, country, remember }: Draft) {
  return { preference, email, phone, country, remember };
}

function storedDraft(): Draft | undefined {
  const stored = load("sessionStorage", STORAGE_KEY);
  return stored === undefined ? undefined : withDefaults(stored);
}

function freshDraft(): Draft {
  return withDefaults(load("localStorage", RECIPIENT_KEY));
}

/** An untouched draft with what `stored` has of one. */
function withDefaults(stored: unknown): Draft {
  const empty = emptyDraft(today());
  const members = Object.entries(Object(stored) as object).filter(
    ([name, value]) => typeof empty[name as keyof Draft] === typeof value,
  );
  return { ...empty, ...(Object.fromEntries(members) as Partial<Draft>) };
}

function isSame(one: Draft, other: Draft): boolean {
  return Object.entries(one).every(([name, value]) => other[name as keyof Draft] === value);
}
