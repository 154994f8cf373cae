// The fields of a reminder that a filled form changes.
import type { Reminder, ReminderCreate, ReminderUpdate } from "../../api/types";

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
export function timeOf({ waitSeconds, dueAt, timezone }: ReminderCreate) {
  if (typeof waitSeconds === "number") return { waitSeconds };
  return { ...(dueAt && { dueAt }), ...(timezone && { timezone }) };
}
