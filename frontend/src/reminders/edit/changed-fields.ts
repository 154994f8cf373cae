// The fields of a reminder that a filled form changes.
import type { Reminder, ReminderCreate, ReminderUpdate } from "../../api/types";
import { channelsOf } from "../labels";

/** The fields of `filled` that differ from `reminder`, but for the time; null is no subject. */
export function changedFields(reminder: Reminder, filled: ReminderCreate): ReminderUpdate {
  const { message, preference, email = reminder.email, phone = reminder.phone } = filled;
  const subject = preference === "sms" ? reminder.subject : (filled.subject ?? null);
  const result = { message, preference, subject, email, phone };
  const changed = Object.entries(result).filter(
    ([name, value]) => value !== reminder[name as keyof typeof result],
  );
  return Object.fromEntries(changed);
}

/** The time that a filled form asks for. */
export function timeAsked({ waitSeconds, dueAt, timezone }: ReminderCreate) {
  if (typeof waitSeconds === "number") return { waitSeconds };
  return { ...(dueAt && { dueAt }), ...(timezone && { timezone }) };
}

/** The channels to send it on again: only the one that failed, where the other did not. */
export function unsentPreference(reminder: Reminder): Reminder["preference"] {
  const unsent = channelsOf(reminder).filter(({ delivery }) => delivery.status !== "sent");
  const [only] = unsent;
  return only !== undefined && unsent.length === 1 ? only.channel : reminder.preference;
}
