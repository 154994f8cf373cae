// A question below the buttons, with its answers.
import { useId } from "preact/hooks";
import { Link } from "wouter-preact";

interface Props {
  text: string;
  /** What each says, and what it does or where it leads. */
  answers: readonly (readonly [string, string | (() => void)])[];
  /** Whether one is being done. */
  isPending?: boolean;
}

/** The text names the group of what stands to be chosen. */
export function Question({ text, answers, isPending = false }: Props) {
  const id = useId();
  return (
    <div class="time-panel" role="group" aria-labelledby={id}>
      <p class="time-panel-label" id={id}>
        {text}
      </p>
      <div class="quick-choices">
        {answers.map(([name, way]) =>
          typeof way === "string" ? (
            <Link key={name} class="chip" href={way}>
              {name}
            </Link>
          ) : (
            <button key={name} type="button" class="chip" aria-disabled={isPending} onClick={way}>
              {name}
            </button>
          ),
        )}
      </div>
    </div>
  );
}
