// The days of the week on which a reminder is sent.
import { DAY_NAMES } from "../../../schedules/rule/lists";
import { WEEKDAYS } from "../../../schedules/rule/rule-parts";
import { FieldProblem } from "../../../ui/Field";
import { FIELD_LABELS, problemOf } from "../problems";
import type { FieldsState } from "../state";
import { weekdaysOf } from "./rule-of-draft";

/** A box for each day; at first that of the date is ticked. */
export function WeekdayFields({ form: { draft, change, problems } }: { form: FieldsState }) {
  const chosen = weekdaysOf(draft);
  const problem = problemOf(problems, "weekdays");
  const toggle = (day: string) => {
    const next = WEEKDAYS.filter((each) => chosen.includes(each) !== (each === day));
    change({ weekdays: next.join(",") });
  };
  return (
    <fieldset class="radio-group" aria-describedby={problem && "weekdays-problem"}>
      <legend>{FIELD_LABELS.weekdays}</legend>
      {problem !== undefined && <FieldProblem id="weekdays-problem" text={problem} />}
      <div class="weekdays">
        {WEEKDAYS.map((day, index) => (
          <label key={day} class="check">
            <input
              type="checkbox"
              id={index === 0 ? "weekdays" : undefined}
              checked={chosen.includes(day)}
              onChange={() => toggle(day)}
            />
            {DAY_NAMES[day]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
