// A time that is counted from now.
import { Field } from "../../ui/Field";
import { fieldOf, type WhenState } from "./state";
import type { Unit } from "./when";

const UNITS: readonly Unit[] = ["seconds", "minutes", "hours", "days"];

/** An amount and its unit. */
export function WaitFields({ state }: { state: WhenState }) {
  const { when, change, prefix = "" } = state;
  const setUnit = (value: string) => {
    const unit = UNITS.find((name) => name === value);
    if (unit !== undefined) change({ unit });
  };
  return (
    <div class="field-row">
      <Field {...fieldOf(state, "amount")} label="In">
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="numeric"
            autocomplete="off"
            required
            value={when.amount}
            onInput={(event) => change({ amount: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field id={`${prefix}unit`} label="Unit">
        {(control) => (
          <select
            {...control}
            value={when.unit}
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
