// All problems of a form in one place, which takes the focus when they appear.
import { useLayoutEffect, useRef } from "preact/hooks";
import { useTitlePart } from "./PageHeading";

interface Props<Field extends string> {
  /** Each with the field that it is about, which is its control's id; absent when it is about none. */
  problems: readonly { field?: Field | undefined; text: string }[];
  labels: Readonly<Record<Field, string>>;
}

/** Lists the problems; each leads to its control. A new `problems` array takes the focus again. */
export function ErrorSummary<Field extends string>({ problems, labels }: Props<Field>) {
  useTitlePart("error", "Error: ");
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), [problems]);
  return (
    <div ref={box} class="notice" role="alert" tabIndex={-1} aria-labelledby="problems">
      <h2 id="problems" class="notice-title">
        There is a problem
      </h2>
      <ul>
        {problems.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            {field === undefined ? text : <a href={`#${field}`}>{`${labels[field]}: ${text}`}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
