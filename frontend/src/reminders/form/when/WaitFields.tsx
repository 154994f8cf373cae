// A time that is counted from now.
import { Field } from "../../../ui/Field";
import type { Unit } from "../draft";
import { FIELD_LABELS, problemOf } from "../problems";
import type { FieldsState } from "../state";

const UNITS: readonly Unit[] = ["seconds", "minutes", "hours", "days"];

/** An amount and its unit. */
export function WaitFields({ form }: { form: FieldsState }) {
  const { draft, change, problems } = form;
  const setUnit = (value: string) => {
    const unit = UNITS.find((name) => name === value);
    if (unit !== undefined) change({ unit });
  };
  return (
    <div class="field-row">
      <Field id="amount" label={FIELD_LABELS.amount} problem={problemOf(problems, "amount")}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            required
            value={draft.amount}
            onInput={(event) => change({ amount: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id="unit" label="Unit">
        {(control) => (
          <select
            {...control}
            value={draft.unit}
            onChange={(event) => setUnit(event.currentTarget.value)}
          >
            {UNITS.map((unit) => (
              <option key={unit}>{unit}</option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
