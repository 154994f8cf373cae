// What a person fills in to have a reminder sent, or one that repeats.
import type { Temporal } from "temporal-polyfill";
import type { Preference } from "../../api/types";
import type { When } from "../../time/picker/when";

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
