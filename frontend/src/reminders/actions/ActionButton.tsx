// A button that does something with one reminder, and shows that it is being done.
import type { ComponentChildren } from "preact";
import type { Reminder } from "../../api/types";
import { reminderTitle } from "../words";

interface Props {
  reminder: Reminder;
  /** What stands on it while it is at work; absent while it is not. */
  doing?: string | false;
  /** Whether what it opens is open; absent when it opens nothing. */
  expanded?: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

/** Its name says which reminder is meant. A second click of a double click does nothing. */
export function ActionButton({ reminder, doing = false, expanded, onPress, children }: Props) {
  return (
    <button
      type="button"
      class="action"
      aria-disabled={doing !== false}
      aria-expanded={expanded}
      onClick={({ detail }) => {
        if (doing === false && detail < 2) onPress();
      }}
    >
      {doing === false ? children : doing}
      <AboutWhich reminder={reminder} />
    </button>
  );
}

/** Which reminder a control is about, for those who don't see it beside the control. */
export function AboutWhich({ reminder }: { reminder: Reminder }) {
  return (
    <>
      {" "}
      <span class="visually-hidden">{reminderTitle(reminder)}</span>
    </>
  );
}
