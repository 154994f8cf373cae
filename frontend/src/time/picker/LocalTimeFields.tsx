// The fields of a time: counted from now, or a date and time in a zone.
import { useSettings } from "../../config/ConfigGate";
import { InputField, RadioGroup, SelectField } from "../../ui/Field";
import { today } from "../zones";
import { fieldOf, type WhenState } from "./state";
import { draftLocalTime } from "./when";
import { ZoneField } from "./ZoneField";

interface Props {
  state: WhenState;
  /** Whether it is the first of many: which of two equal times is meant is not asked then. */
  isSeries?: boolean;
}

/** The date, the time, and which is meant when clocks go back and the time happens twice. */
export function LocalTimeFields({ state, isSeries = false }: Props) {
  const { draft, change, prefix = "" } = state;
  const { horizonDays } = useSettings().config.limits;
  const local = draftLocalTime(draft);
  return (
    <>
      <div class="field-row">
        <InputField
          {...fieldOf(state, "date")}
          label="Date"
          type="date"
          required
          min={today().toString()}
          max={today().add({ days: horizonDays }).toString()}
        />
        <InputField {...fieldOf(state, "time")} label="Time" type="time" required />
      </div>
      <ZoneField state={state} />
      {local?.kind === "twice" && !isSeries && (
        <RadioGroup
          legend="Clocks go back, so this time happens twice"
          name={`${prefix}occurrence`}
          options={[
            ["earlier", `First (GMT${local.earlier.offset})`],
            ["later", `Second (GMT${local.later.offset})`],
          ]}
          value={draft.occurrence}
          onChange={(occurrence) => change({ occurrence })}
        />
      )}
    </>
  );
}

const UNITS = (["seconds", "minutes", "hours", "days"] as const).map(
  (unit) => [unit, unit] as const,
);

/** An amount and its unit. */
export function WaitFields({ state }: { state: WhenState }) {
  const { draft, change, prefix = "" } = state;
  return (
    <div class="field-row">
      <InputField
        {...fieldOf(state, "amount")}
        label="In"
        inputMode="numeric"
        autocomplete="off"
        required
      />
      <SelectField
        id={`${prefix}unit`}
        label="Unit"
        options={UNITS}
        value={draft.unit}
        onValue={(unit) => change({ unit })}
      />
    </div>
  );
}
