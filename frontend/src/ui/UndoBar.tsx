// What was just done, and for some seconds the way back: WCAG 2.2.1 by staying while it is used.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { SESSION_ENDS } from "./session-ends";

/** What stands beside an announcement. */
export interface Offer {
  /** Takes back what was done; puts the focus where that is seen, if somewhere. */
  undo?: () => Promise<unknown>;
  /** Does what was only said until now: called once it can't be undone any more. */
  commit?: () => Promise<unknown>;
  /** Where what came of it is shown. */
  href?: string;
  /** Why undo or commit failed, in words. */
  problemText?: (error: Error) => string;
}

export interface Offered extends Offer {
  key: number;
  text: string;
}

/** Milliseconds for which something can be undone after the bar was last used. */
const OPEN_FOR = 10_000;

interface Props {
  offers: readonly Offered[];
  close: (closed: Offered) => void;
}

/** The newest is the last, and the one that Ctrl+Z (⌘Z) takes back where nothing is being written. */
export function UndoBar({ offers, close }: Props) {
  return (
    <div class="undo-bar" role="group" aria-label="What was just done">
      {offers.map((offered, index) => (
        <Entry
          key={offered.key}
          offered={offered}
          close={() => close(offered)}
          isNewest={index === offers.length - 1}
        />
      ))}
    </div>
  );
}

interface EntryProps {
  offered: Offered;
  close: () => void;
  isNewest: boolean;
}

function Entry({ offered, close, isNewest }: EntryProps) {
  const { text, undo, commit, href, problemText } = offered;
  const box = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<EventTarget | null>(null);
  const isHovered = useRef(false);
  const isOver = useRef(false);
  const [isUndoing, setUndoing] = useState(false);
  const [problem, setProblem] = useState<string>();

  const isInside = (target: EventTarget | null) =>
    target instanceof Node && box.current?.contains(target) === true;
  const leave = () => {
    const back = cameFrom.current;
    const isThere = back instanceof HTMLElement && back.isConnected;
    if (isInside(document.activeElement)) (isThere ? back : document.querySelector("h1"))?.focus();
    close();
  };
  const end = async (work?: () => Promise<unknown>) => {
    if (isOver.current) return;
    isOver.current = true;
    try {
      await work?.();
      leave();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setUndoing(false);
      setProblem(`${text}: that failed. ${problemText?.(error) ?? error.message}`);
    }
  };
  const undoNow = () => {
    setUndoing(true);
    void end(undo);
  };
  const settle = () => void end(commit);
  const isUsed = () => isHovered.current || isInside(document.activeElement);
  const waitAnew = useTimer(() => isUsed() || settle());
  useWindowEvents({
    ...(commit && { [SESSION_ENDS]: settle, pagehide: settle }),
    visibilitychange: () => {
      if (commit && document.visibilityState === "hidden") settle();
    },
    keydown: (event) => {
      if (!isNewest || undo === undefined || !isUndoKey(event as KeyboardEvent)) return;
      event.preventDefault();
      undoNow();
    },
  });
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- it waits while it is used
    <div
      ref={box}
      class="undo"
      role={problem === undefined ? undefined : "alert"}
      onMouseEnter={() => {
        isHovered.current = true;
      }}
      onMouseLeave={() => {
        isHovered.current = false;
        waitAnew();
      }}
      onFocusIn={({ relatedTarget }) => {
        if (!isInside(relatedTarget)) cameFrom.current = relatedTarget;
      }}
      onFocusOut={waitAnew}
    >
      <p>{problem ?? text}</p>
      <div class="undo-ways">
        {problem === undefined && href !== undefined && <Link href={href}>See it</Link>}
        {problem === undefined && undo !== undefined && (
          <button type="button" class="undo-button" aria-disabled={isUndoing} onClick={undoNow}>
            {isUndoing ? "Undoing…" : "Undo"}
            <span class="visually-hidden"> {text}</span>
          </button>
        )}
        <button
          type="button"
          class="undo-close"
          aria-label={`Close: ${text}`}
          onClick={() => (problem === undefined ? settle() : leave())}
        >
          ×
        </button>
      </div>
    </div>
  );
}

/** Calls `act` once `OPEN_FOR` has passed, and again each time that the returned function is called. */
function useTimer(act: () => void): () => void {
  const latest = useRef(act);
  latest.current = act;
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const waitAnew = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current(), OPEN_FOR);
  };
  useEffect(() => {
    waitAnew();
    return () => clearTimeout(timer.current);
  }, []);
  return waitAnew;
}

/** From the moment on that what calls it is seen. */
function useWindowEvents(handlers: Readonly<Record<string, (event: Event) => void>>): void {
  useLayoutEffect(() => {
    const entries = Object.entries(handlers);
    entries.forEach(([type, handler]) => window.addEventListener(type, handler));
    return () => entries.forEach(([type, handler]) => window.removeEventListener(type, handler));
  });
}

/** In a field where something is written the key is the field's own. */
function isUndoKey(event: KeyboardEvent): boolean {
  const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
  const { target } = event;
  const field =
    target instanceof Element && target.closest<HTMLInputElement>("input, textarea, select");
  const isTyped = field && field.value !== "";
  return isUndo && !event.shiftKey && !event.altKey && !event.defaultPrevented && !isTyped;
}
