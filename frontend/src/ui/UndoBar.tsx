// What was just done, and for some seconds the way back: WCAG 2.2.1 by staying while it is used.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { serverNow } from "../time/server-clock";

/** The event of the window that says that the session is about to end. */
const SESSION_ENDS = "sessionends";

/** Ends the session by `end`; what waits is asked for before, in the name of who did it. */
export function endSession(end: () => void): void {
  window.dispatchEvent(new Event(SESSION_ENDS));
  setTimeout(end);
}

/** Says that what was done can't be taken back any more, however often that is tried. */
export class CannotUndoError extends Error {}

/** What stands beside an announcement. */
export interface Offer {
  /** The ids of what it is about: what is said of one of these next takes its place. */
  about: readonly string[];
  /**
   * Takes back what was done; puts the focus where that is seen, if somewhere. Rejects, as `commit`
   * does, with the reason in words.
   */
  undo?: (() => Promise<unknown>) | undefined;
  /** Does what was only said until now: called once it can't be undone any more. */
  commit?: () => Promise<unknown>;
  /** By when that must be, also while the way back is used: epoch milliseconds of the server. */
  commitBy?: number;
  /** Where what came of it is shown. */
  href?: string | undefined;
}

export interface Offered extends Offer {
  id: number;
  text: string;
}

/** Milliseconds for which something can be undone after the bar was last used. */
export const OPEN_FOR = 10_000;

/** No browser waits longer. */
const LONGEST_TIMER = 2 ** 31 - 1;

interface Props {
  offers: readonly Offered[];
  close: (closed: Offered) => void;
}

/**
 * Of `offers` the last is the newest: it stands first, since what has no room is scrolled, and
 * Ctrl+Z (⌘Z) takes it back where nothing is being written.
 */
export function UndoBar({ offers, close }: Props) {
  return (
    <div class="undo-bar" role="group" aria-label="What was just done">
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
  const cameFrom = useRef<EventTarget | null>(null);
  const isOver = useRef(false);
  const [isUsed, setUsed] = useState(false);
  const [isUndoing, setUndoing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isFinal, setFinal] = useState(false);

  const hasFocus = () => box.current?.contains(document.activeElement) === true;
  const leave = () => {
    const back = cameFrom.current;
    const isThere = back instanceof HTMLElement && back.isConnected;
    if (hasFocus()) (isThere ? back : document.querySelector("h1"))?.focus();
    close();
  };
  const end = async (work?: () => Promise<unknown>) => {
    if (isOver.current) return;
    isOver.current = true;
    try {
      await work?.();
      leave();
    } catch (error) {
      isOver.current = false;
      setUndoing(false);
      const isFinalNow = commit !== undefined || error instanceof CannotUndoError;
      setFinal(isFinalNow);
      // What else had the focus goes.
      const kept = box.current?.querySelector<HTMLElement>(isFinalNow ? ".row-menu" : "button");
      if (hasFocus()) kept?.focus();
      const failed = commit === undefined ? ". Undo failed" : ": that failed";
      setProblem(`${text.replace(/\.$/, "")}${failed}. ${(error as Error).message}`);
    }
  };
  /** What was asked for and failed is done no longer, so there is nothing to undo. */
  const canUndo = undo !== undefined && !isFinal;
  const undoNow = () => {
    setUndoing(true);
    void end(undo);
  };
  /** What failed is said until it is closed. */
  const settle = () => void (problem === undefined && end(commit));

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
  // Not every browser tells that the focus went with the link.
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
        if (!box.current?.contains(relatedTarget as Node | null)) cameFrom.current = relatedTarget;
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

/** In a field where something is written the key is the field's own. */
function isUndoKey(event: KeyboardEvent): boolean {
  const { target, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented } = event;
  const isUndo = (ctrlKey || metaKey) && event.key.toLowerCase() === "z";
  const field =
    target instanceof Element && target.closest<HTMLInputElement>("input, textarea, select");
  const isTyped = field && field.value !== "";
  return isUndo && !shiftKey && !altKey && !defaultPrevented && !isTyped;
}
