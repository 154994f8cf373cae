// Keeps the focus in the view when the element that had it goes.
import { useLayoutEffect } from "preact/hooks";

/** After a change of `state`, unless from undefined: `selector` gets the focus if nothing has it. */
export function useKeptFocus(state: string | boolean | undefined, selector = "h1"): void {
  useLayoutEffect(() => {
    if (state === undefined) return undefined;
    return () => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(selector)?.focus();
    };
  }, [state, selector]);
}
