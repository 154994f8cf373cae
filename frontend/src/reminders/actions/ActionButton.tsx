// A control that does something with one reminder, or leads to where that is done.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { reminderTitle, type Titled } from "../labels";

interface Props {
  /** What it is about. */
  reminder: Titled;
  /** Where it leads; a link instead of a button. */
  href?: string;
  /** What stands on it while its action runs; absent while it does not. */
  pendingText?: string | false;
  /** Whether what it opens is open; absent when it opens nothing. */
  expanded?: boolean;
  onPress?: () => void;
  children: ComponentChildren;
}

/** Its name says which reminder is meant. A second click of a double click does nothing. */
export function ActionButton({ reminder, href, pendingText, expanded, onPress, children }: Props) {
  const isPending = typeof pendingText === "string";
  const name = (
    <>
      {isPending ? pendingText : children}
      <HiddenTitle reminder={reminder} />
    </>
  );
  if (href !== undefined) {
    return (
      <Link class="action" href={href}>
        {name}
      </Link>
    );
  }
  return (
    <button
      type="button"
      class="action"
      aria-disabled={isPending}
      aria-expanded={expanded}
      onClick={({ detail }) => {
        if (!isPending && detail < 2) onPress?.();
      }}
    >
      {name}
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
