// A button that does something with one reminder, and shows that it is being done.
import type { ComponentChildren } from "preact";
import { reminderTitle, type Titled } from "../labels";

interface Props {
  /** What it is about. */
  reminder: Titled;
  /** What stands on it while its action runs; absent while it does not. */
  pendingText?: string | false;
  /** Whether what it opens is open; absent when it opens nothing. */
  expanded?: boolean;
  onPress: () => void;
  children: ComponentChildren;
}

/** Its name says which reminder is meant. A second click of a double click does nothing. */
export function ActionButton({
  reminder,
  pendingText = false,
  expanded,
  onPress,
  children,
}: Props) {
  return (
    <button
      type="button"
      class="action"
      aria-disabled={pendingText !== false}
      aria-expanded={expanded}
      onClick={({ detail }) => {
        if (pendingText === false && detail < 2) onPress();
      }}
    >
      {pendingText === false ? children : pendingText}
      <HiddenTitle reminder={reminder} />
    </button>
  );
}

/** Which reminder a control is about, for those who don't see it beside the control. */
export function HiddenTitle({ reminder }: { reminder: Titled }) {
  return (
    <>
      {" "}
      <span class="visually-hidden">{reminderTitle(reminder)}</span>
    </>
  );
}
