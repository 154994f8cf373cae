// What can be done with one reminder: buttons, links to where it is done, and questions with their answers.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { reminderTitle, type Titled } from "../labels";

/** Where something leads, or what it does. */
export type Way = string | (() => void);

interface Action {
  way: Way;
  /** What it says where that changes while it is the same control; else its name. */
  text?: string;
  /** What it says while it is being done; absent while it is not. */
  busy?: string | false;
  /** Whether what it opens is open; absent when it opens nothing. */
  expanded?: boolean;
}

interface Props {
  reminder: Titled;
  /** By their names; what is false can't be done. */
  actions: Readonly<Record<string, Action | false>>;
}

/** Their texts say which reminder is meant. */
export function ActionBar({ reminder, actions }: Props) {
  const possible = Object.entries(actions).filter((entry): entry is [string, Action] => !!entry[1]);
  return (
    <div class="action-bar">
      {possible.map(([name, { text = name, busy = false, ...control }]) => (
        <Control key={name} look="action" isBusy={busy !== false} {...control}>
          {busy || text}
          <HiddenTitle reminder={reminder} />
        </Control>
      ))}
    </div>
  );
}

interface ControlProps {
  look: "action" | "chip";
  way: Way;
  isBusy: boolean;
  expanded?: boolean;
  children: ComponentChildren;
}

/** A second click of a double click does nothing, nor does one while it is being done. */
function Control({ look, way, isBusy, expanded, children }: ControlProps) {
  if (typeof way === "string") {
    return (
      <Link class={look} href={way}>
        {children}
      </Link>
    );
  }
  const onClick = ({ detail }: MouseEvent) => !isBusy && detail < 2 && way();
  return (
    <button
      type="button"
      class={look}
      aria-disabled={isBusy}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {children}
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

interface QuestionProps {
  text: string;
  /** What each says, and what it does or where it leads. */
  answers: readonly (readonly [string, Way])[];
  isPending?: boolean;
}

/** A question below the buttons, with its answers; the text names their group. */
export function Question({ text, answers, isPending = false }: QuestionProps) {
  return (
    <div class="time-panel" role="group" aria-label={text}>
      <p class="notice-title">{text}</p>
      <div class="quick-choices">
        {answers.map(([name, way]) => (
          <Control key={name} look="chip" way={way} isBusy={isPending}>
            {name}
          </Control>
        ))}
      </div>
    </div>
  );
}

/** Why something could not be done. */
export function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="action-problem" role="alert">
      {text}
    </p>
  );
}
