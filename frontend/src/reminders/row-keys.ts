// What keys do in a list: they go from title to title, and show what can be done with a row.
import { useRef } from "preact/hooks";

/** The titles of the rows in `list`, which lead to their pages. */
export function titlesOf(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("a.row-title") ?? [])];
}

/** The arrow keys, Home and End go from title to title. */
export function moveAmongRows(event: KeyboardEvent): void {
  const { currentTarget: list, target, key } = event;
  if (!(list instanceof Element) || !(target instanceof Element)) return;
  const titles = titlesOf(list);
  const at = titles.findIndex((title) => title === target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: titles.length - 1 }[key];
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  titles[to]?.focus();
}

/**
 * For a row: its properties, by which the right arrow at its title shows what can be done, and
 * Escape no longer; and a function that does the same as Escape.
 */
export function useRowKeys(isOpen: boolean, onOpen: (isOpen: boolean) => void) {
  const ref = useRef<HTMLDivElement>(null);
  const close = () => {
    titlesOf(ref.current)[0]?.focus();
    onOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isAtTitle = event.target instanceof Element && event.target.matches("a.row-title");
    if (event.key === "ArrowRight" && isAtTitle) {
      event.preventDefault();
      onOpen(true);
      setTimeout(() => ref.current?.querySelector<HTMLElement>(".action")?.focus());
    } else if (event.key === "Escape" && isOpen) close();
  };
  return [{ ref, onKeyDown }, close] as const;
}
