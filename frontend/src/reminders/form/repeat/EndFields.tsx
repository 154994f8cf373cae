// Until when a reminder repeats.
import { Field } from "../../../ui/Field";
import { RadioGroup } from "../../../ui/RadioGroup";
import { FIELD_LABELS, problemOf } from "../problems";
import type { FieldsState } from "../state";

const ENDINGS = [
  ["never", "Never"],
  ["date", "Up to a date"],
  ["count", "After a number"],
] as const;

/** Never, up to a date, or after so many. */
export function EndFields({ form: { draft, change, problems } }: { form: FieldsState }) {
  return (
    <>
      <RadioGroup
        legend="Ends"
        name="ending"
        options={ENDINGS}
        value={draft.ending}
        onChange={(ending) => change({ ending })}
      />
      {draft.ending === "date" && (
        <Field
          id="lastDate"
          label={FIELD_LABELS.lastDate}
          hint="That day is included."
          problem={problemOf(problems, "lastDate")}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              min={draft.date}
              value={draft.lastDate}
              onInput={(event) => change({ lastDate: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      {draft.ending === "count" && (
        <Field
          id="count"
          label={FIELD_LABELS.count}
          hint="Counted from the date above."
          problem={problemOf(problems, "count")}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              autocomplete="off"
              value={draft.count}
              onInput={(event) => change({ count: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
