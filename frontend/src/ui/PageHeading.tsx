// The heading of a view, and the title of the browser tab.
import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";

interface Props {
  /** The browser tab's title. */
  title: string;
  children: ComponentChildren;
}

/** The one `h1` of a view; it can be given the focus. */
export function PageHeading({ title, children }: Props) {
  useTitlePart("title", title);
  return <h1 tabIndex={-1}>{children}</h1>;
}

/** What the browser tab's title is made of, in this order. */
const shown = { count: "", error: "", title: "" };

/** Has `text` in the browser tab's title, whatever the view, for as long as it is shown. */
export function useTitlePart(part: keyof typeof shown, text: string): void {
  useLayoutEffect(() => {
    const show = (now: string) => {
      shown[part] = now;
      document.title = `${shown.count}${shown.error}${shown.title} · Task Reminder`;
    };
    show(text);
    return () => show("");
  }, [part, text]);
}
