// A time that is counted from now.
import { InputField, SelectField } from "../../ui/InputField";
import { fieldOf, type WhenState } from "./state";

const UNITS = [
  ["seconds", "seconds"],
  ["minutes", "minutes"],
  ["hours", "hours"],
  ["days", "days"],
] as const;

/** An amount and its unit. */
export function WaitFields({ state }: { state: WhenState }) {
  const { when, change, prefix = "" } = state;
  return (
    <div class="field-row">
      <InputField
        {...fieldOf(state, "amount")}
        label="In"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        required
      />
      <SelectField
        id={`${prefix}unit`}
        label="Unit"
        options={UNITS}
        value={when.unit}
        onValue={(unit) => change({ unit })}
      />
    </div>
  );
}
