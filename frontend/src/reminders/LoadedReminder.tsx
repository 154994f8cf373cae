// Loads one reminder for a view.
import type { ComponentChildren } from "preact";
import type { Reminder } from "../api/types";
import { useReminder } from "./data/queries";
import { listPath } from "./focus-row";
import { LoadedView } from "./Loaded";

interface Props {
  id: string;
  /** The heading, where it is not the reminder's title. */
  title?: string;
  children: (reminder: Reminder) => ComponentChildren;
}

/** What `children` makes of the reminder `id`. */
export function LoadedReminder({ id, title, children }: Props) {
  return (
    <LoadedView
      query={useReminder(id)}
      what="this reminder"
      back={[listPath(), "Your reminders"]}
      title={title}
      untitled="Reminder"
    >
      {children}
    </LoadedView>
  );
}
