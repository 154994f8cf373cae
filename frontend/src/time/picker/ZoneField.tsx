// The zone of a date and time: behind a link, then typed, with the names that match to choose from.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Field } from "../../ui/Field";
import { zoneNames } from "../zone-names";
import { viewerZone, zonePlace } from "../zones";
import { fieldOf, type WhenState } from "./state";
import type { When } from "./when";

interface Props {
  state: Omit<WhenState, "when" | "change"> & {
    when: Pick<When, "zone">;
    change: (changes: Pick<When, "zone">) => void;
  };
  /** The zone that empty is. */
  own?: string;
}

/** Empty is the viewer's own. The browser narrows the list while somebody types. */
export function ZoneField({ state, own = viewerZone() }: Props) {
  const { when, change } = state;
  const { id, problem } = fieldOf(state, "zone");
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (isOpen) input.current?.focus();
  }, [isOpen]);
  if (!isOpen && when.zone === "" && problem === undefined) {
    return (
      <p class="hint zone-link">
        In {zonePlace(own)}.{" "}
        <button type="button" class="action" onClick={() => setOpen(true)}>
          In another time zone
        </button>
      </p>
    );
  }
  return (
    <Field
      id={id}
      label="Time zone"
      hint={`Type a city to search. Empty is yours: ${zonePlace(own)}.`}
      problem={problem}
    >
      {(control) => (
        <>
          <input
            {...control}
            ref={input}
            type="text"
            list={`${id}-names`}
            autocomplete="off"
            spellcheck={false}
            value={when.zone}
            onInput={(event) => {
              setOpen(true);
              change({ zone: event.currentTarget.value });
            }}
          />
          <datalist id={`${id}-names`}>
            {zoneNames().map((name) => (
              <option key={name} value={name.replaceAll("_", " ")} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
