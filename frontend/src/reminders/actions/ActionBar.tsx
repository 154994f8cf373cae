// What can be done with one reminder: buttons, links to where it is done, and questions with their answers.
import { Link } from "wouter-preact";
import { reminderTitle, type Titled } from "../labels";

interface Action {
  /** What it says where that changes while it is the same control; else its name. */
  text?: string;
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
  /** By their names. */
  actions: Readonly<Record<string, Action>>;
}

/** Their texts say which reminder is meant. A second click of a double click does nothing. */
export function ActionBar({ reminder, actions }: Props) {
  return (
    <div class="action-bar">
      {Object.entries(actions).map(
        ([name, { text = name, href, pendingText, expanded, onPress }]) =>
          href !== undefined ? (
            <Link key={name} class="action" href={href}>
              {text}
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
              {pendingText || text}
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

interface QuestionProps {
  text: string;
  /** What each says, and what it does or where it leads. */
  answers: readonly (readonly [string, string | (() => void)])[];
  /** Whether one is being done. */
  isPending?: boolean;
}

/** A question below the buttons, with its answers; the text names their group. */
export function Question({ text, answers, isPending = false }: QuestionProps) {
  return (
    <div class="time-panel" role="group" aria-label={text}>
      <p class="time-panel-label">{text}</p>
      <div class="quick-choices">
        {answers.map(([name, way]) =>
          typeof way === "string" ? (
            <Link key={name} class="chip" href={way}>
              {name}
            </Link>
          ) : (
            <button key={name} type="button" class="chip" aria-disabled={isPending} onClick={way}>
              {name}
            </button>
          ),
        )}
      </div>
    </div>
  );
}

/** Why something could not be done. */
export function Problem({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="action-problem" role="alert">
      {text}
    </p>
  );
}
