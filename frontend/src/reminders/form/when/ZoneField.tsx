// The zone of a date and time: typed, with the names that match to choose from.
import { zoneNames } from "../../../time/zone-names";
import { viewerZone, zonePlace } from "../../../time/zones";
import { Field } from "../../../ui/Field";
import { FIELD_LABELS, problemOf } from "../problems";
import type { FieldsState } from "../state";

/** Empty is the viewer's own. The browser narrows the list while somebody types. */
export function ZoneField({ form: { draft, change, problems } }: { form: FieldsState }) {
  return (
    <Field
      id="zone"
      label={FIELD_LABELS.zone}
      hint={`Empty is yours: ${zonePlace(viewerZone())}. Type a city to search.`}
      problem={problemOf(problems, "zone")}
    >
      {(control) => (
        <>
          <input
            {...control}
            type="text"
            list="zone-names"
            autocomplete="off"
            spellcheck={false}
            value={draft.zone}
            onInput={(event) => change({ zone: event.currentTarget.value })}
          />
          <datalist id="zone-names">
            {zoneNames().map((name) => (
              <option key={name} value={name.replaceAll("_", " ")} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
