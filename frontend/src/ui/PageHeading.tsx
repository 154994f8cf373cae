// The heading of a view, which also names the browser tab.
import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";

interface Props {
  id?: string;
  /** The browser tab's title. */
  title: string;
  children: ComponentChildren;
}

/** The one `h1` of a view; it can be given the focus. */
export function PageHeading({ id, title, children }: Props) {
  useDocumentTitle(title);
  return (
    <h1 id={id} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** What the browser tab's title is made of. */
const shown = { prefix: "", title: "" };

/** Names the browser tab; of several the one that changed last counts. */
export function useDocumentTitle(title: string): void {
  useLayoutEffect(() => showTitle({ title }), [title]);
}

/** Puts `prefix` before the browser tab's title, whatever the view. */
export function useTitlePrefix(prefix: string): void {
  useLayoutEffect(() => {
    showTitle({ prefix });
    return () => showTitle({ prefix: "" });
  }, [prefix]);
}

function showTitle(changes: Partial<typeof shown>): void {
  const { prefix, title } = Object.assign(shown, changes);
  document.title = `${prefix}${title} · Task Reminder`;
}
