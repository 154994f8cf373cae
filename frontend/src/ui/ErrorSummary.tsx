// All problems of a form in one place, which takes the focus when they appear.
import { useLayoutEffect, useRef } from "preact/hooks";

export interface SummaryItem {
  text: string;
  /** The id of the control that it is about; absent when it is about none. */
  controlId?: string | undefined;
}

/** Lists the problems; each leads to its control. A new `items` array takes the focus again. */
export function ErrorSummary({ items }: { items: readonly SummaryItem[] }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), [items]);
  return (
    <div ref={box} class="notice" role="alert" tabIndex={-1} aria-labelledby="problems">
      <h2 id="problems" class="notice-title">
        There is a problem
      </h2>
      <ul>
        {items.map(({ text, controlId }) => (
          <li key={`${controlId} ${text}`}>
            {controlId === undefined ? text : <a href={`#${controlId}`}>{text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
