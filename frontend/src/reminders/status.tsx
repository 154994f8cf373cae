// The status of a reminder: a small label, and the announcement of a change.
import { useEffect, useRef } from "preact/hooks";
import type { Reminder } from "../api/types";
import { useAnnounce } from "../ui/Announcer";
import { doneText, type Label, statusLabel } from "./labels";

export function Badge({ text, tone }: Label) {
  return <span class={`badge badge-${tone}`}>{text}</span>;
}

/** Announces each new status of `reminders`, but for a cancel, which announces itself. */
export function useStatusAnnouncements(reminders: readonly Reminder[]): void {
  const announce = useAnnounce();
  const known = useRef(new Map<string, string>());
  useEffect(() => {
    const changed = reminders.filter(({ id, status }) => {
      const before = known.current.get(id);
      return before !== undefined && before !== status && status !== "cancelled";
    });
    for (const { id, status } of reminders) known.current.set(id, status);
    const texts = changed.map((each) => doneText(statusLabel(each).text, each));
    if (texts.length > 0) announce(texts.join(". "));
  }, [reminders, announce]);
}
