// The heading of a view, and the title of the browser tab.
import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** The one `h1` of a view; `title` is for the browser tab. */
export function PageHeading({ title, children }: { title: string; children: ComponentChildren }) {
  useTitlePart("title", title);
  return <h1 tabIndex={-1}>{children}</h1>;
}

export function focusHeading(): void {
  document.querySelector("h1")?.focus();
}

/** The parts of the browser tab's title, in their order. */
const shown = { count: "", error: "", title: "" };

/** Puts `text` into the browser tab's title while the component is shown. */
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
