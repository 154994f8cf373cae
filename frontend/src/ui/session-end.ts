// Ends a session once what is pending was sent in it.
import { useLayoutEffect } from "preact/hooks";

/** The event by which what is pending is sent before the session ends. */
export const SESSION_ENDS = "sessionends";

/** Milliseconds for which the end of a session waits for what is being sent. */
const LONGEST_WAIT = 5000;

/** Ends the session by `end`, after the pending changes are sent in it. */
export function endSession(end: () => void): void {
  const sending: Promise<unknown>[] = [];
  window.dispatchEvent(new CustomEvent(SESSION_ENDS, { detail: sending }));
  const isEmpty = sending.length === 0;
  const longest = new Promise((resolve) => setTimeout(resolve, isEmpty ? 0 : LONGEST_WAIT));
  void (isEmpty ? longest : Promise.race([longest, Promise.allSettled(sending)])).then(end);
}

/** The end of a session waits for what `sending` returns then, if anything. */
export function useBeforeSessionEnds(sending: () => Promise<unknown> | undefined): void {
  useLayoutEffect(() => {
    const wait = (event: Event) => {
      const promise = sending();
      if (promise) (event as CustomEvent<Promise<unknown>[]>).detail.push(promise);
    };
    window.addEventListener(SESSION_ENDS, wait);
    return () => window.removeEventListener(SESSION_ENDS, wait);
  });
}
