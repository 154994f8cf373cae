// The status of a reminder: as a small label, and what is said when it changes.
import { useEffect, useRef } from "preact/hooks";
import type { Reminder } from "../api/types";
import { useAnnounce } from "../ui/Announcer";
import { shortTitle, statusLabel } from "./labels";

/** The word for the status, in the colour of its tone. */
export function StatusBadge({ reminder }: { reminder: Reminder }) {
  const { text, tone } = statusLabel(reminder);
  return <span class={`badge badge-${tone}`}>{text}</span>;
}

/**
 * Announces which of `reminders` are no longer in the status in which they were last handed in. That
 * one was cancelled is said where that is done.
 */
export function useStatusAnnouncements(reminders: readonly Reminder[]): void {
  const announce = useAnnounce();
  const known = useRef(new Map<string, string>());
  useEffect(() => {
    const changed = reminders.filter(({ id, status }) => {
      const before = known.current.get(id);
      return before !== undefined && before !== status && status !== "cancelled";
    });
    for (const { id, status } of reminders) known.current.set(id, status);
    const texts = changed.map((each) => `${shortTitle(each)}: ${statusLabel(each).text}`);
    if (texts.length > 0) announce(texts.join(". "));
  }, [reminders, announce]);
}
