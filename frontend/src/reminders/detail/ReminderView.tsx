// The page of one reminder.
import { useHistoryState } from "wouter-preact/use-browser-location";
import { LoadedReminder } from "../LoadedReminder";
import { reminderTitle } from "../words";
import { ReminderDetails } from "./ReminderDetails";

/** What a view that leads here may say in the history's state. */
export interface ViewState {
  /** Whether the reminder has just been edited. */
  isSaved: boolean;
}

/** Shows the reminder `id`, in each state of loading it. */
export function ReminderView({ id }: { id: string }) {
  const state = useHistoryState<ViewState | null>();
  return (
    <LoadedReminder id={id} title={(reminder) => (reminder ? reminderTitle(reminder) : "Reminder")}>
      {(reminder) => (
        <>
          {state?.isSaved === true && <p class="action-result">Your changes are saved.</p>}
          <ReminderDetails reminder={reminder} />
        </>
      )}
    </LoadedReminder>
  );
}
