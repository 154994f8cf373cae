// A reminder's status as a small label.
import type { Reminder } from "../api/types";
import { statusLabel } from "./labels";

/** The word for the status, in the colour of its tone. */
export function StatusBadge({ reminder }: { reminder: Reminder }) {
  const { text, tone } = statusLabel(reminder);
  return <span class={`badge badge-${tone}`}>{text}</span>;
}
