// A question below the buttons, with its answers.
import { type ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props {
  text: string;
  children: ComponentChildren;
}

/** The text names the group of what stands to be chosen. */
export function Question({ text, children }: Props) {
  const id = useId();
  return (
    <div class="time-panel" role="group" aria-labelledby={id}>
      <p class="time-panel-label" id={id}>
        {text}
      </p>
      <div class="quick-choices">{children}</div>
    </div>
  );
}
