// The heading of a page, which names the browser tab and takes the focus when a person gets there by a link.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useLocation } from "wouter-preact";

const SITE = "Task Reminder";

interface Props {
  id?: string;
  /** The browser tab's title. */
  title: string;
  children: ComponentChildren;
}

let shownLocation: string | undefined;

/** An `h1`. It takes the focus when the address changed inside the page, not when the page was opened. */
export function PageHeading({ id, title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [location] = useLocation();
  useLayoutEffect(() => {
    document.title = `${title} · ${SITE}`;
  }, [title]);
  useLayoutEffect(() => {
    if (shownLocation !== undefined && shownLocation !== location) heading.current?.focus();
    shownLocation = location;
  }, [location]);
  return (
    <h1 id={id} ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
