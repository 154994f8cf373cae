// A date and time in a zone.
import { useSettings } from "../../config/ConfigGate";
import { Field } from "../../ui/Field";
import { RadioGroup } from "../../ui/RadioGroup";
import type { Moment } from "../local-time";
import { today, viewerZone } from "../zones";
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
  const { when, change, prefix = "" } = state;
  const { horizonDays } = useSettings().config.limits;
  const local = draftLocalTime(when, viewerZone());
  return (
    <>
      <div class="field-row">
        <Field {...fieldOf(state, "date")} label="Date">
          {(control) => (
            <input
              {...control}
              type="date"
              required
              min={today().toString()}
              max={today().add({ days: horizonDays }).toString()}
              value={when.date}
              onInput={(event) => change({ date: event.currentTarget.value })}
            />
          )}
        </Field>
        <Field {...fieldOf(state, "time")} label="Time">
          {(control) => (
            <input
              {...control}
              type="time"
              required
              value={when.time}
              onInput={(event) => change({ time: event.currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <ZoneField state={state} />
      {local?.kind === "twice" && !isSeries && (
        <RadioGroup
          legend="Clocks go back, so this time happens twice"
          name={`${prefix}occurrence`}
          options={[
            ["earlier", `First (${formatOffset(local.earlier)})`],
            ["later", `Second (${formatOffset(local.later)})`],
          ]}
          value={when.occurrence}
          onChange={(occurrence) => change({ occurrence })}
        />
      )}
    </>
  );
}

function formatOffset(moment: Moment): string {
  return `GMT${moment.offset}`;
}
