// What a form is filled in with of what exists, and what it changes of that: but for when it is sent.
import { useLocation } from "wouter-preact";
import type { Reminder, ReminderCreate, Schedule, ScheduleCreate } from "../../api/types";
import { CREATE_PATH } from "../paths";
import { type Draft, useReplaceDraft } from "./draft";

/** A preference that this page doesn't know stays until another is chosen. */
export function contentOf(item: Reminder | Schedule) {
  const { message, subject, email, phone } = item;
  const preference = item.preference as Draft["preference"];
  return { message, preference, subject: subject ?? "", email: email ?? "", phone: phone ?? "" };
}

/** A function that leads to the form for a new one with what `item` sends, and to whom, and `when`. */
export function useDuplicate() {
  const [, navigate] = useLocation();
  const replaceDraft = useReplaceDraft();
  return (item: Reminder | Schedule, when: Partial<Draft> = {}) => {
    replaceDraft({ ...contentOf(item), ...when });
    navigate(CREATE_PATH);
  };
}

/** The fields of `filled`, and of `times`, that differ from `item`; null is no subject. */
export function changedFields(
  item: Reminder | Schedule,
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
