// The latest changes, which can be undone for some seconds. WCAG 2.2.1: each stays while it is used.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { serverNow } from "../time/server-clock";
import { focusHeading } from "./PageHeading";
import { SESSION_ENDS } from "./session-end";

/** No further try will undo the change. */
export class CannotUndoError extends Error {}

/** What an announcement offers. `undo` and `commit` reject with the reason in words. */
export interface Offer {
  /** The ids that it is about: the next offer about one of them takes its place. */
  about: readonly string[];
  /** What was changed, as it is named where that is undone. */
  title?: string;
  /** Takes the change back, and gives the focus to the place where that is seen. */
  undo?: (() => Promise<unknown>) | undefined;
  /** Sends the change, once it can't be undone any more. */
  commit?: () => Promise<unknown>;
  /** The latest time for `commit`, in epoch milliseconds of the server. */
  commitBy?: number;
  /** Where the result is shown. */
  href?: string | undefined;
}

export interface Offered extends Offer {
  id: number;
  text: string;
}

/** Milliseconds for which a change can be undone after the bar was last used. */
export const OPEN_FOR = 10_000;

/** Milliseconds: no browser waits longer. */
const LONGEST_TIMER = 2 ** 31 - 1;

interface Props {
  offers: readonly Offered[];
  close: (closed: Offered) => void;
}

/** The last of `offers` is the newest: it stands first, and Ctrl+Z (⌘Z) undoes it. */
export function UndoBar({ offers, close }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const show = () => style.setProperty("--undo-height", `${bar.current?.offsetHeight ?? 0}px`);
    const sizes = new ResizeObserver(show);
    if (bar.current) sizes.observe(bar.current);
    return () => sizes.disconnect();
  }, []);
  return (
    <div ref={bar} class="undo-bar" role="group" aria-label="What was just done">
      {offers.toReversed().map((offered) => (
        <Entry
          key={offered.id}
          {...offered}
          close={() => close(offered)}
          isNewest={offered === offers.at(-1)}
        />
      ))}
    </div>
  );
}

interface EntryProps extends Offered {
  close: () => void;
  isNewest: boolean;
}

function Entry(props: EntryProps) {
  const { text, undo, commit, commitBy = Number.POSITIVE_INFINITY, href, close, isNewest } = props;
  const [path] = useLocation();
  const box = useRef<HTMLDivElement>(null);
  const focusedBefore = useRef<EventTarget | null>(null);
  const isRunning = useRef(false);
  const [isUsed, setUsed] = useState(false);
  const [isUndoing, setUndoing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [canUndo, setCanUndo] = useState(undo !== undefined);

  const hasFocus = () => box.current?.contains(document.activeElement) === true;
  const leave = () => {
    const before = focusedBefore.current;
    if (hasFocus() && before instanceof HTMLElement && before.isConnected) before.focus();
    else if (hasFocus()) focusHeading();
    close();
  };
  const run = async (work?: () => Promise<unknown>) => {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      await work?.();
      leave();
    } catch (error) {
      isRunning.current = false;
      setUndoing(false);
      const isFinal = commit !== undefined || error instanceof CannotUndoError;
      if (isFinal) setCanUndo(false);
      // The control that has the focus may go.
      const kept = box.current?.querySelector<HTMLElement>(isFinal ? ".row-menu" : "button");
      if (hasFocus()) kept?.focus();
      const failed = commit === undefined ? "Undo" : "That";
      setProblem(`${text.replace(/\.$/, "")}. ${failed} failed. ${(error as Error).message}`);
    }
  };
  const undoNow = () => {
    setUndoing(true);
    void run(undo);
  };
  /** A failure stays until it is closed. */
  const settle = () => void (problem === undefined && run(commit));

  const atEnd = useRef(settle);
  atEnd.current = settle;
  useEffect(() => {
    const wait = isUsed ? commitBy - serverNow() : OPEN_FOR;
    const timer = wait < LONGEST_TIMER ? setTimeout(() => atEnd.current(), wait) : undefined;
    return () => clearTimeout(timer);
  }, [isUsed, commitBy]);
  useLayoutEffect(() => {
    const listening = new AbortController();
    const on = (type: string, listener: (event: Event) => void) =>
      window.addEventListener(type, listener, { signal: listening.signal });
    if (commit) {
      on(SESSION_ENDS, settle);
      on("pagehide", settle);
      on("visibilitychange", () => document.visibilityState === "hidden" && settle());
    }
    on("keydown", (event) => {
      if (!isNewest || !canUndo || !isUndoKey(event as KeyboardEvent)) return;
      event.preventDefault();
      undoNow();
    });
    return () => listening.abort();
  });
  const onOut = () => setUsed(hasFocus() || box.current?.matches(":hover") === true);
  // Not every browser has a focusout event when the link that has the focus goes.
  useLayoutEffect(onOut, [path]);
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it waits while it is used
    <div
      ref={box}
      class="undo"
      role={problem === undefined ? undefined : "alert"}
      onMouseEnter={() => setUsed(true)}
      onMouseLeave={onOut}
      onFocusIn={({ relatedTarget }) => {
        const isInside = box.current?.contains(relatedTarget as Node | null);
        if (!isInside) focusedBefore.current = relatedTarget;
        setUsed(true);
      }}
      onFocusOut={onOut}
    >
      <p>{problem ?? text}</p>
      <div class="action-bar">
        {problem === undefined && href !== undefined && href !== path && (
          <Link href={href} class="action">
            See it
          </Link>
        )}
        {canUndo && (
          <button type="button" class="action" aria-disabled={isUndoing} onClick={undoNow}>
            {isUndoing ? "Undoing…" : "Undo"}
            <span class="visually-hidden"> {text}</span>
          </button>
        )}
        <button
          type="button"
          class="row-menu"
          aria-label={`Close: ${text}`}
          onClick={problem === undefined ? settle : leave}
        >
          ×
        </button>
      </div>
    </div>
  );
}

/** A field with a text in it has its own undo. */
function isUndoKey(event: KeyboardEvent): boolean {
  const { target, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  const isUndo = (ctrlKey || metaKey) && event.key.toLowerCase() === "z";
  const field =
    target instanceof Element && target.closest<HTMLInputElement>("input, textarea, select");
  const isTyped = field && field.value !== "";
  return isUndo && !shiftKey && !altKey && !defaultPrevented && !isTyped;
}
