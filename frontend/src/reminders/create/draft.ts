// What a person has filled in so far. It survives moving around in the page, and a reload of this tab.
import { useState } from "preact/hooks";
import { Temporal } from "temporal-polyfill";
import type { Preference } from "../../api/types";

export type Unit = "seconds" | "minutes" | "hours" | "days";

export interface Draft {
  message: string;
  subject: string;
  preference: Preference;
  email: string;
  phone: string;
  /** The ISO code of the country whose national form the number may have; "" is the most likely. */
  country: string;
  /** Whether the time is counted from now or given as a local date and time. */
  timing: "wait" | "at";
  amount: string;
  unit: Unit;
  /** A local date, 2026-11-24. */
  date: string;
  /** A local time, 09:00. */
  time: string;
  /** The IANA name of the zone that the local date and time are meant in; "" is the viewer's own. */
  zone: string;
  /** Which of the two is meant when the local time happens twice. */
  occurrence: "earlier" | "later";
  /** Whether this device keeps to whom it goes, for the next time that the page is opened. */
  remember: boolean;
}

export type DraftChange = (changes: Partial<Draft>) => void;

/** In this tab's storage. */
const STORAGE_KEY = "reminder-draft";
/** In this device's storage. */
const RECIPIENT_KEY = "reminder-recipient";

/** A form that nobody has touched: in ten minutes, or tomorrow at nine. */
export function emptyDraft(today: Temporal.PlainDate): Draft {
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
    date: today.add({ days: 1 }).toString(),
    time: "09:00",
    zone: "",
    occurrence: "earlier",
    remember: false,
  };
}

/** The draft for the next reminder to the same addresses. */
export function nextDraft(sent: Draft, today: Temporal.PlainDate): Draft {
  return { ...emptyDraft(today), ...recipientOf(sent) };
}

/**
 * The draft, a function that changes some of it, and one that starts the next, once this one was accepted. What
 * is stored is the truth.
 */
export function useDraft(): [Draft, DraftChange, () => void] {
  const [draft, setDraft] = useState(storedDraft);
  const keep = (next: Draft) => {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(next));
    setDraft(next);
  };
  return [
    draft,
    (changes) => keep({ ...storedDraft(), ...changes }),
    () => {
      const sent = storedDraft();
      if (sent.remember) localStorage.setItem(RECIPIENT_KEY, JSON.stringify(recipientOf(sent)));
      else localStorage.removeItem(RECIPIENT_KEY);
      keep(nextDraft(sent, Temporal.Now.plainDateISO()));
    },
  ];
}

function recipientOf({ preference, email, phone, country, remember }: Draft) {
  return { preference, email, phone, country, remember };
}

function storedDraft(): Draft {
  const parts = [localStorage.getItem(RECIPIENT_KEY), sessionStorage.getItem(STORAGE_KEY)];
  const stored = parts.map((part) => (part === null ? {} : (JSON.parse(part) as Partial<Draft>)));
  return Object.assign(emptyDraft(Temporal.Now.plainDateISO()), ...stored) as Draft;
}
