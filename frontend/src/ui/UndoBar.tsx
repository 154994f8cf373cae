// What was just done, and for some seconds the way back: WCAG 2.2.1 by staying while it is used.
import type { RefObject } from "preact";
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

/** The newest is the last, and the one that Ctrl+Z (⌘Z) takes back outside of text fields. */
export function UndoBar({ offers, close }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [isHovered, setHovered] = useState(false);
  const [isFocused, setFocused] = useState(false);
  const onEntered = useFocusKept(bar, offers.length, setFocused);
  useLayoutEffect(() => setHovered(bar.current?.matches(":hover") ?? false), [offers.length]);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it waits while it is used
    <div
      ref={bar}
      class="undo-bar"
      role="group"
      aria-label="What was just done"
      onMouseEnter={() => setHovered(true)}
      onMouseLeave={() => setHovered(false)}
      onFocusIn={(event) => {
        setFocused(true);
        onEntered(event);
      }}
      onFocusOut={({ relatedTarget }) => setFocused(isInside(bar, relatedTarget))}
    >
      {offers.map((offered, index) => (
        <Entry
          key={offered.key}
          offered={offered}
          close={close}
          isUsed={isHovered || isFocused}
          isNewest={index === offers.length - 1}
        />
      ))}
    </div>
  );
}

interface EntryProps {
  offered: Offered;
  close: (closed: Offered) => void;
  isUsed: boolean;
  isNewest: boolean;
}

function Entry({ offered, close, isUsed, isNewest }: EntryProps) {
  const { text, undo, commit, href, problemText } = offered;
  const isOver = useRef(false);
  const [isUndoing, setUndoing] = useState(false);
  const [problem, setProblem] = useState<string>();
  const end = async (work?: () => Promise<unknown>) => {
    if (isOver.current) return;
    isOver.current = true;
    try {
      await work?.();
      close(offered);
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
  const latest = useRef(settle);
  latest.current = settle;
  useEffect(() => {
    if (isUsed || problem !== undefined) return;
    const timer = setTimeout(() => latest.current(), OPEN_FOR);
    return () => clearTimeout(timer);
  }, [isUsed, problem]);
  useLeaving(commit === undefined ? undefined : settle);
  useUndoKey(isNewest && undo !== undefined && problem === undefined ? undoNow : undefined);
  return (
    <div class="undo" role={problem === undefined ? undefined : "alert"}>
      <p>{problem ?? text}</p>
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
        onClick={() => (problem === undefined ? settle() : close(offered))}
      >
        ×
      </button>
    </div>
  );
}

/** Calls `leave` when the page is left: what is hidden may never come back. */
function useLeaving(leave: (() => void) | undefined): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === "hidden") latest.current?.();
    };
    const onLeave = () => latest.current?.();
    document.addEventListener("visibilitychange", onHidden);
    window.addEventListener("pagehide", onLeave);
    window.addEventListener(SESSION_ENDS, onLeave);
    return () => {
      document.removeEventListener("visibilitychange", onHidden);
      window.removeEventListener("pagehide", onLeave);
      window.removeEventListener(SESSION_ENDS, onLeave);
    };
  }, []);
}

function useUndoKey(undo: (() => void) | undefined): void {
  useEffect(() => {
    if (undo === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z";
      if (!isUndo || event.shiftKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest("input, textarea, select"))
        return;
      event.preventDefault();
      undo();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}

/** Once an entry has gone with the focus, that goes to where it came from, else to the heading. */
function useFocusKept(
  bar: RefObject<HTMLElement>,
  count: number,
  setFocused: (isFocused: boolean) => void,
) {
  const cameFrom = useRef<EventTarget | null>(null);
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    setFocused(isInside(bar, document.activeElement));
    if (!hadFocus.current || document.activeElement !== document.body) return;
    hadFocus.current = false;
    const back = cameFrom.current;
    const isThere = back instanceof HTMLElement && back.isConnected;
    (isThere ? back : document.querySelector<HTMLElement>("h1"))?.focus();
  }, [bar, count, setFocused]);
  return ({ relatedTarget }: FocusEvent) => {
    if (!isInside(bar, relatedTarget)) cameFrom.current = relatedTarget;
    hadFocus.current = true;
  };
}

function isInside(box: RefObject<HTMLElement>, target: EventTarget | null): boolean {
  return target instanceof Node && (box.current?.contains(target) ?? false);
}
