// What can be done with one reminder: buttons, and links to where it is done.
import { Link } from "wouter-preact";
import { reminderTitle, type Titled } from "../labels";

interface Action {
  /** Where it leads; a link instead of a button. */
  href?: string;
  /** What stands on it while its action runs; absent while it does not. */
  pendingText?: string | false;
  /** Whether what it opens is open; absent when it opens nothing. */
  expanded?: boolean;
  onPress?: () => void;
}

interface Props {
  /** What they are about. */
  reminder: Titled;
  /** By what they say. */
  actions: Readonly<Record<string, Action>>;
}

/** Their names say which reminder is meant. A second click of a double click does nothing. */
export function ActionBar({ reminder, actions }: Props) {
  return (
    <div class="action-bar">
      {Object.entries(actions).map(([name, { href, pendingText, expanded, onPress }]) =>
        href !== undefined ? (
          <Link key={name} class="action" href={href}>
            {name}
            <HiddenTitle reminder={reminder} />
          </Link>
        ) : (
          <button
            key={name}
            type="button"
            class="action"
            aria-disabled={Boolean(pendingText)}
            aria-expanded={expanded}
            onClick={({ detail }) => {
              if (!pendingText && detail < 2) onPress?.();
            }}
          >
            {pendingText || name}
            <HiddenTitle reminder={reminder} />
          </button>
        ),
      )}
    </div>
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
