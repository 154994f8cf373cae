// Announces each change of a reminder's status once.
import { useEffect, useRef } from "preact/hooks";
import type { Reminder } from "../api/types";
import { useAnnounce } from "../ui/Announcer";
import { reminderTitle, statusLabel } from "./labels";

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
    const texts = changed.map((each) => `${reminderTitle(each)}: ${statusLabel(each).text}`);
    if (texts.length > 0) announce(texts.join(". "));
  }, [reminders, announce]);
}
