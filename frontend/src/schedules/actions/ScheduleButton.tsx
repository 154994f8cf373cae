// A button that does something with one schedule, and shows that it is being done.
import type { ComponentChildren } from "preact";
import type { Schedule } from "../../api/types";
import { reminderTitle } from "../../reminders/labels";

interface Props {
  schedule: Schedule;
  /** What stands on it while its action runs; false while it does not. */
  pendingText?: string | false;
  /** Whether what it opens is open; absent when it opens nothing. */
  expanded?: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

/** Its name says which schedule is meant. A second click of a double click does nothing. */
export function ScheduleButton({ schedule, pendingText = false, expanded, ...props }: Props) {
  return (
    <button
      type="button"
      class="action"
      aria-disabled={pendingText !== false}
      aria-expanded={expanded}
      onClick={({ detail }) => {
        if (pendingText === false && detail < 2) props.onPress();
      }}
    >
      {pendingText === false ? props.children : pendingText}
      <span class="visually-hidden"> “{reminderTitle(schedule)}”</span>
    </button>
  );
}
