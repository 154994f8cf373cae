// One thing that can be done by a link: its buttons, and what became of a press.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useSingleFlight } from "../ui/useSingleFlight";
import { problemText } from "./calls";

interface Act {
  isBusy: boolean;
  /** One at a time; a failed one leaves its problem until the next. */
  run: (action: () => Promise<unknown>) => void;
}

interface Props {
  /** What a link for it ends with. */
  name: "done" | "snooze" | "stop";
  heading: string;
  /** The result, where there is one. */
  result: string | undefined;
  children: (act: Act) => ComponentChildren;
}

/** The heading, what `children` makes, and the result and the problem in live regions that stay. */
export function Section({ name, heading, result, children }: Props) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = useSingleFlight(async (action: () => Promise<unknown>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  });
  return (
    <section data-for={name} aria-labelledby={`${name}-heading`}>
      <h2 id={`${name}-heading`}>{heading}</h2>
      {children({ isBusy, run })}
      <div role="status">{result !== undefined && <p class="action-result">{result}</p>}</div>
      <div role="alert">{problem !== undefined && <p class="action-problem">{problem}</p>}</div>
    </section>
  );
}
