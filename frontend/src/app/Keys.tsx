// The keys that work in every view, and the dialog that lists them.
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ENTRY_ID, FOCUS_ENTRY } from "../reminders/paths";
import { load, save } from "../storage/storage";
import { TickField } from "../ui/Field";

const KEYS = [
  ["n", "New reminder"],
  ["/", "Search the list"],
  ["?", "Show these keys"],
  ["Enter", "Set what is written; in a message, Ctrl+Enter"],
  ["Ctrl+Z", "Undo what was just done"],
  ["Esc", "Close what was opened"],
  ["↑ ↓ Home End", "Go from reminder to reminder"],
  ["→", "Show what can be done with it"],
] as const;

const OFF = "keys-off";
const isOff = () => load("localStorage", OFF) === true;

/** A button that shows the keys. Single letters can be switched off, for speech input. */
export function Keys() {
  const [, navigate] = useLocation();
  const dialog = useRef<HTMLDialogElement>(null);
  const show = () => dialog.current?.showModal();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey } = event;
      if (key === "Enter" && (ctrlKey || metaKey) && target instanceof HTMLTextAreaElement) {
        target.form?.requestSubmit();
      }
      if (!["n", "/", "?"].includes(key) || isForControl(event) || isOff()) return;
      event.preventDefault(); // the field gets no letter
      const field = key === "/" ? 'input[type="search"]' : `#${ENTRY_ID}`;
      const found = document.querySelector<HTMLElement>(field);
      if (key === "?") dialog.current?.showModal();
      else if (found === null && key === "n") navigate("/", { state: FOCUS_ENTRY });
      else found?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [navigate]);
  return (
    <>
      <button type="button" class="action" onClick={show}>
        Keys
      </button>
      <dialog ref={dialog} class="keys" aria-labelledby="keys-heading">
        <h2 id="keys-heading">Keys</h2>
        <dl>
          {KEYS.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <TickField
          id="single-letters"
          label="Use single letters as keys"
          checked={!isOff()}
          onTick={(checked) => save("localStorage", OFF, !checked)}
        />
        <form method="dialog">
          <button class="button button-quiet">Close</button>
        </form>
      </dialog>
    </>
  );
}

/** Whether the key is for a control, or held with another. */
function isForControl({ target, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  const isTyped =
    target instanceof Element && target.closest("input, select, textarea, dialog[open]");
  return Boolean(isTyped) || ctrlKey || metaKey || altKey || isComposing;
}
