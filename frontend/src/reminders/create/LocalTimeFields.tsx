// A date and time in the viewer's zone.
import { Temporal } from "temporal-polyfill";
import { useSettings } from "../../config/ConfigGate";
import { zonePlace } from "../../time/format";
import { type Moment, viewerZone } from "../../time/local-time";
import { Field } from "../../ui/Field";
import { RadioGroup } from "../../ui/RadioGroup";
import { draftLocalTime } from "../form/due-time";
import { FIELD_LABELS, problemOf } from "../form/problems";
import type { FieldsState } from "../form/state";

/** The date, the time, and which is meant when clocks go back and the time happens twice. */
export function LocalTimeFields({ form }: { form: FieldsState }) {
  const { draft, change } = form;
  const zone = viewerZone();
  const local = draftLocalTime(draft, zone);
  return (
    <>
      <div class="field">
        <div class="field-row">
          <DateField form={form} />
          <TimeField form={form} />
        </div>
      </div>
      <ZoneField form={form} />
      {local?.kind === "twice" && (
        <RadioGroup
          legend="Clocks go back, so this time happens twice"
          name="occurrence"
          options={[
            ["earlier", `First (${formatOffset(local.earlier)})`],
            ["later", `Second (${formatOffset(local.later)})`],
          ]}
          value={draft.occurrence}
          onChange={(occurrence) => change({ occurrence })}
        />
      )}
    </>
  );
}

function DateField({ form }: { form: FieldsState }) {
  const { draft, change, problems } = form;
  const { horizonDays } = useSettings().config.limits;
  const today = Temporal.Now.plainDateISO();
  return (
    <Field id="date" label={FIELD_LABELS.date} problem={problemOf(problems, "date")}>
      {(control) => (
        <input
          {...control}
          type="date"
          required
          min={today.toString()}
          max={today.add({ days: horizonDays }).toString()}
          value={draft.date}
          onInput={(event) => change({ date: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

function TimeField({ form }: { form: FieldsState }) {
  const { draft, change, problems } = form;
  return (
    <Field id="time" label={FIELD_LABELS.time} problem={problemOf(problems, "time")}>
      {(control) => (
        <input
          {...control}
          type="time"
          required
          value={draft.time}
          onInput={(event) => change({ time: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

function ZoneField({ form: { draft, change, problems } }: { form: FieldsState }) {
  const own = viewerZone();
  return (
    <Field id="zone" label={FIELD_LABELS.zone} problem={problemOf(problems, "zone")}>
      {(control) => (
        <select
          {...control}
          value={draft.zone}
          onChange={(event) => change({ zone: event.currentTarget.value })}
        >
          <option value="">Yours: {zonePlace(own)}</option>
          {Intl.supportedValuesOf("timeZone").map((name) => (
            <option key={name} value={name}>
              {name.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function formatOffset(moment: Moment): string {
  return `GMT${moment.offset}`;
}
