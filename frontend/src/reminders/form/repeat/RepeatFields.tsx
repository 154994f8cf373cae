// What else has to be said of a reminder that repeats, and what that means.
import { ruleWords } from "../../../schedules/rule/rule-words";
import { viewerZone } from "../../../time/zones";
import { Field } from "../../../ui/Field";
import { FIELD_LABELS, problemOf } from "../problems";
import type { FieldsState } from "../state";
import { EndFields } from "./EndFields";
import { NextTimes } from "./NextTimes";
import { scheduleTimes } from "./schedule-request";
import { WeekdayFields } from "./WeekdayFields";

/** The fields of the chosen way to repeat, the rule in words and the next times. */
export function RepeatFields({ form }: { form: FieldsState }) {
  const { draft } = form;
  const found = scheduleTimes(draft, viewerZone());
  const times = "times" in found ? found.times : undefined;
  return (
    <div class="repeat-fields">
      {draft.repeat === "week" && <WeekdayFields form={form} />}
      {draft.repeat === "custom" ? <RuleField form={form} /> : <EndFields form={form} />}
      {times !== undefined && (
        <div class="repeat-preview">
          <p>{ruleWords(times.rrule, times.start)}.</p>
          <NextTimes times={times} />
        </div>
      )}
    </div>
  );
}

function RuleField({ form: { draft, change, problems } }: { form: FieldsState }) {
  return (
    <Field
      id="rule"
      label={FIELD_LABELS.rule}
      hint="As calendars write it (RRULE): FREQ=MONTHLY;BYDAY=1MO is each month's first Monday."
      problem={problemOf(problems, "rule")}
    >
      {(control) => (
        <input
          {...control}
          type="text"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={draft.rule}
          onInput={(event) => change({ rule: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}
