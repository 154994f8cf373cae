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
}

export type DraftChange = (changes: Partial<Draft>) => void;

const STORAGE_KEY = "reminder-draft";

/** A form that nobody has touched: in ten minutes, or tomorrow at nine. */
export function emptyDraft(today: Temporal.PlainDate): Draft {
  return {
    message: "",
    subject: "",
    preference: "email",
    email: "",
    phone: "",
    timing: "wait",
    amount: "10",
    unit: "minutes",
    date: today.add({ days: 1 }).toString(),
    time: "09:00",
    zone: "",
    occurrence: "earlier",
  };
}

/** The draft for the next reminder to the same addresses. */
export function nextDraft({ preference, email, phone }: Draft, today: Temporal.PlainDate): Draft {
  return { ...emptyDraft(today), preference, email, phone };
}

/** The draft, a function that changes some of it, and one that starts the next. What is stored is the truth. */
export function useDraft(): [Draft, DraftChange, () => void] {
  const [draft, setDraft] = useState(storedDraft);
  const keep = (next: Draft) => {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(next));
    setDraft(next);
  };
  return [
    draft,
    (changes) => keep({ ...storedDraft(), ...changes }),
    () => keep(nextDraft(storedDraft(), Temporal.Now.plainDateISO())),
  ];
}

function storedDraft(): Draft {
  const empty = emptyDraft(Temporal.Now.plainDateISO());
  const stored = sessionStorage.getItem(STORAGE_KEY);
  return stored === null ? empty : { ...empty, ...(JSON.parse(stored) as Partial<Draft>) };
}
