// The zone of a date and time: behind a link, then typed, with the names that match to choose from.
import { useLayoutEffect, useState } from "preact/hooks";
import { InputField } from "../../ui/Field";
import { zoneNames } from "../zone-names";
import { viewerZone, zonePlace } from "../zones";
import { fieldOf, type FormState } from "./state";

interface Props {
  state: FormState<{ zone: string }>;
  /** The zone that empty is. */
  own?: string;
}

/** Empty is the viewer's own. The browser narrows the list while somebody types. */
export function ZoneField({ state, own = viewerZone() }: Props) {
  const field = fieldOf(state, "zone");
  const { id, value, problem, onValue } = field;
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (isOpen) document.getElementById(id)?.focus();
  }, [isOpen, id]);
  if (!isOpen && value === "" && problem === undefined) {
    return (
      <p class="hint">
        In {zonePlace(own)}.{" "}
        <button type="button" class="action" onClick={() => setOpen(true)}>
          In another time zone
        </button>
      </p>
    );
  }
  return (
    <>
      <InputField
        {...field}
        label="Time zone"
        hint={`Type a city to search. Leave it empty for yours, ${zonePlace(own)}.`}
        list={`${id}-names`}
        autocomplete="off"
        spellcheck={false}
        onValue={(zone) => {
          setOpen(true);
          onValue(zone);
        }}
      />
      <datalist id={`${id}-names`}>
        {zoneNames().map((name) => (
          <option key={name} value={name.replaceAll("_", " ")} />
        ))}
      </datalist>
    </>
  );
}
