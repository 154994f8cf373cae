// Keeps the focus in the view where what had it goes.
import { useLayoutEffect } from "preact/hooks";

/** Once `state`, where there was one, has changed: `selector` gets the focus if nothing has it. */
export function useKeptFocus(state: string | boolean | undefined, selector = "h1"): void {
  useLayoutEffect(() => {
    if (state === undefined) return undefined;
    return () => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(selector)?.focus();
    };
  }, [state, selector]);
}
