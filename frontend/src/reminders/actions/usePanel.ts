// What a button opens below it: the Escape key closes it, and the focus is not lost with it.
import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Which panel of `box` is open, a function that shows another or none, and what the keys do. */
export function usePanel<Panel extends string>(box: RefObject<HTMLElement>) {
  const [panel, setPanel] = useState<Panel>();
  useLayoutEffect(() => {
    if (panel === undefined || document.activeElement !== document.body) return;
    box.current?.querySelector<HTMLElement>(".time-panel :is(a, button)")?.focus();
  }, [panel, box]);
  const show = (next?: Panel) => {
    const opener = box.current?.querySelector<HTMLElement>("[aria-expanded=true]");
    if (next === undefined) opener?.focus();
    setPanel(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || panel === undefined) return;
    event.stopPropagation();
    show();
  };
  return { panel, show, onKeyDown };
}
