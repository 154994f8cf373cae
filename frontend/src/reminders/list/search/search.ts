// Finding reminders by what they say, to whom they go, and their reference.
import type { Reminder } from "../../../api/types";

/** Digits from which on a number is looked for among phone numbers. */
const PHONE_DIGITS = 3;

/** Whether each word of `sought` is in the reminder's text, addresses or reference. */
export function isFound(reminder: Reminder, sought: string): boolean {
  const { message, subject, email, phone, reference } = reminder;
  const text = folded([subject, message, email, phone, reference].join("\n"));
  if (
    folded(sought)
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
    return true;
  const digits = sought.replace(/[\s()./-]/g, "").replace(/^(\+|00|0)/, "");
  return /^\d+$/.test(digits) && digits.length >= PHONE_DIGITS && (phone ?? "").includes(digits);
}

/** Without the differences of case, width and accents. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .trim();
}
