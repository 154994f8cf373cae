// The fields of a time: counted from now, or a date and time in a zone.
import { useLayoutEffect, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { InputField, RadioGroup, SelectField } from "../../ui/Field";
import { today, viewerZone, zoneLabel, zoneNames, zonePlace } from "../zones";
import { fieldOf, type FormState } from "./state";
import { draftLocalTime, type When } from "./when";

interface Props {
  state: FormState<When>;
  /** Of the first of a series it isn't asked which of two equal times is meant. */
  isSeries: boolean;
}

/** The date, time and zone, and which of two equal times is meant. */
export function LocalTimeFields({ state, isSeries }: Props) {
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
export function WaitFields({ state }: { state: FormState<When> }) {
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

interface ZoneProps {
  state: FormState<{ zone: string }>;
  /** The zone of an empty field. */
  own?: string;
}

/** The name of the zone behind a button, then a field with suggestions. */
export function ZoneField({ state, own = viewerZone() }: ZoneProps) {
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
        value={zoneLabel(value)}
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
          <option key={name} value={zoneLabel(name)} />
        ))}
      </datalist>
    </>
  );
}
