// The actions of a reminder or a schedule: buttons, links, and the panels that they open.
import type { ComponentChildren, HTMLAttributes } from "preact";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { reminderTitle, type Titled } from "../labels";
import { fromHere } from "../paths";

/** The path that a control leads to, or what it does. */
export type Target = string | (() => void);

interface Action {
  target?: Target;
  /** What the button opens below the others, in place of a target. */
  panel?: (close: () => void) => ComponentChildren;
  /** The control's text, where that changes while it is the same control; else its name. */
  text?: string;
  /** The text while the action runs. */
  busy?: string;
}

/** By their names; what is false is not possible. */
export type Actions = Readonly<Record<string, Action | false>>;

interface Props {
  item: Titled;
  actions: Actions;
  /** The name of the action that runs. */
  pending: string | undefined;
  problem: string | undefined;
  box?: HTMLAttributes<HTMLDivElement>;
  children?: ComponentChildren;
}

/** One panel is open at a time. The Escape key closes it, and its button gets the focus. */
export function ActionBox(props: Props) {
  const { item, actions, pending, problem, box, children } = props;
  const [open, setOpen] = useState<{ name: string; button: HTMLElement }>();
  const action = actions[open?.name ?? ""];
  const panel = action ? action.panel : undefined;
  if (open !== undefined && panel === undefined) setOpen(undefined);
  const close = () => {
    open?.button.focus();
    setOpen(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || panel === undefined) return;
    event.stopPropagation();
    close();
  };
  const toggle = (name: string) => (event: MouseEvent) =>
    open?.name === name ? close() : setOpen({ name, button: event.currentTarget as HTMLElement });
  return (
    <div class="reminder-actions" {...{ ...box, onKeyDown }}>
      <div class="action-bar">
        {Object.entries(actions).map(
          ([name, each]) =>
            each && (
              <Control
                key={name}
                look="action"
                target={each.target ?? toggle(name)}
                isBusy={name === pending}
                expanded={each.panel && open?.name === name}
              >
                {(name === pending && each.busy) || each.text || name}
                <HiddenTitle item={item} />
              </Control>
            ),
        )}
      </div>
      {panel?.(close)}
      {children}
      <Problem text={problem} />
    </div>
  );
}

interface ControlProps {
  look: "action" | "chip";
  target: string | ((event: MouseEvent) => void);
  isBusy: boolean;
  expanded?: boolean | undefined;
  children: ComponentChildren;
}

/** A second click of a double click does nothing, nor does one while the action runs. */
function Control({ look, target, isBusy, expanded, children }: ControlProps) {
  if (typeof target === "string") {
    return (
      <Link class={look} href={target} state={fromHere()}>
        {children}
      </Link>
    );
  }
  return (
    <button
      type="button"
      class={look}
      aria-disabled={isBusy}
      aria-expanded={expanded}
      onClick={(event) => !isBusy && event.detail < 2 && target(event)}
    >
      {children}
    </button>
  );
}

/** The title of a control's item, for those who don't see it beside the control. */
export function HiddenTitle({ item }: { item: Titled }) {
  return (
    <>
      {" "}
      <span class="visually-hidden">{reminderTitle(item)}</span>
    </>
  );
}

interface QuestionProps {
  text: string;
  answers: Readonly<Record<string, Target>>;
  isPending?: boolean;
}

/** A panel with a question and its answers. */
export function Question({ text, answers, isPending = false }: QuestionProps) {
  return (
    <div ref={focusFirst} class="time-panel" role="group" aria-label={text}>
      <p class="notice-title">{text}</p>
      <div class="quick-choices">
        {Object.entries(answers).map(([name, target]) => (
          <Control key={name} look="chip" target={target} isBusy={isPending}>
            {name}
          </Control>
        ))}
      </div>
    </div>
  );
}

/** The first control of a new panel gets the focus, if nothing else has it. */
export function focusFirst(panel: HTMLElement | null): void {
  if (document.activeElement !== document.body) return;
  panel?.querySelector<HTMLElement>("a, button")?.focus();
}

/** Why an action failed. */
function Problem({ text }: { text: string | undefined }) {
  return text === undefined ? null : (
    <p class="action-problem" role="alert">
      {text}
    </p>
  );
}
