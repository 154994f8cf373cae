// A date and time in the viewer's zone.
import { useSettings } from "../../../config/ConfigGate";
import type { Moment } from "../../../time/local-time";
import { today, viewerZone } from "../../../time/zones";
import { Field } from "../../../ui/Field";
import { RadioGroup } from "../../../ui/RadioGroup";
import { draftLocalTime } from "../due-time";
import { FIELD_LABELS, problemOf } from "../problems";
import { isRepeating } from "../repeat/rule-of-draft";
import type { FieldsState } from "../state";
import { ZoneField } from "./ZoneField";

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
      {local?.kind === "twice" && !isRepeating(draft) && (
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
  return (
    <Field id="date" label={FIELD_LABELS.date} problem={problemOf(problems, "date")}>
      {(control) => (
        <input
          {...control}
          type="date"
          required
          min={today().toString()}
          max={today().add({ days: horizonDays }).toString()}
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

function formatOffset(moment: Moment): string {
  return `GMT${moment.offset}`;
}
