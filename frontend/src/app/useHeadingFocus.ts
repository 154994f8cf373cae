// Moves the focus to the heading when a person goes from one view to another.
import { useLayoutEffect, useRef } from "preact/hooks";
import { useLocation } from "wouter-preact";

/** Gives the focus to the `h1` when the address changes, not when the page is opened. */
export function useHeadingFocus(): void {
  const [location] = useLocation();
  const shown = useRef(location);
  useLayoutEffect(() => {
    if (shown.current !== location) document.querySelector("h1")?.focus();
    shown.current = location;
  }, [location]);
}
