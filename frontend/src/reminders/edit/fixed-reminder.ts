// A reminder that has ended, as it is sent again: what stands in the form at first, and what is asked.
import type { Reminder, ReminderCreate, ReminderSnooze } from "../../api/types";
import { channelsOf } from "../labels";
import { changedFields, timeOf } from "./changed-fields";

/** The channels to send it on again: only the one that failed, where the other did not. */
export function unsentPreference(reminder: Reminder): Reminder["preference"] {
  const unsent = channelsOf(reminder).filter(({ delivery }) => delivery.status !== "sent");
  const [only] = unsent;
  return only !== undefined && unsent.length === 1 ? only.channel : reminder.preference;
}

/** What is asked for: the time, and what of `filled` is other than in `reminder`. */
export function fixedReminder(reminder: Reminder, filled: ReminderCreate): ReminderSnooze {
  return { ...changedFields(reminder, filled), ...timeOf(filled) };
}
