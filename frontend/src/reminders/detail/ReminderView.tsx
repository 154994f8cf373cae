// The page of one reminder.
import { useHistoryState } from "wouter-preact/use-browser-location";
import { reminderTitle } from "../labels";
import { LoadedReminder } from "../LoadedReminder";
import type { ReminderViewState } from "../paths";
import { ReminderDetails } from "./ReminderDetails";

/** Shows the reminder `id`, in each state of loading it. */
export function ReminderView({ id }: { id: string }) {
  const state = useHistoryState<ReminderViewState | null>();
  return (
    <LoadedReminder id={id} title={(reminder) => (reminder ? reminderTitle(reminder) : "Reminder")}>
      {(reminder) => (
        <>
          {state?.done !== undefined && <p class="action-result">{state.done}</p>}
          <ReminderDetails reminder={reminder} />
        </>
      )}
    </LoadedReminder>
  );
}
