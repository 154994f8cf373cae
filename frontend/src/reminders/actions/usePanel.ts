// What a button opens below it: the Escape key closes it, and the focus is not lost with it.
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * Which panel is open, a function that shows another or none, one that gives what a button opens,
 * and what belongs to the element around all of them.
 */
export function usePanel<Panel extends string>() {
  const ref = useRef<HTMLDivElement>(null);
  const [panel, setPanel] = useState<Panel>();
  useLayoutEffect(() => {
    if (panel === undefined || document.activeElement !== document.body) return;
    ref.current?.querySelector<HTMLElement>(".time-panel :is(a, button)")?.focus();
  }, [panel]);
  const show = (next?: Panel) => {
    const opener = ref.current?.querySelector<HTMLElement>("[aria-expanded=true]");
    if (next === undefined) opener?.focus();
    setPanel(next);
  };
  /** It opens the first of `names`, or closes whichever is open. */
  const opening = (...names: Panel[]) => {
    const expanded = panel !== undefined && names.includes(panel);
    return { expanded, way: () => show(expanded ? undefined : names[0]) };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || panel === undefined) return;
    event.stopPropagation();
    show();
  };
  return { panel, show, opening, box: { ref, onKeyDown } };
}
