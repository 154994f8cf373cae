// Whether further reminders of the same come before it.
import { FieldProblem } from "../../../ui/Field";
import { FIELD_LABELS, problemOf } from "../problems";
import type { FieldsState } from "../state";
import { mayHaveFurther } from "./before";

const FIELDS = ["dayBefore", "hourBefore"] as const;

/** A box for each; none where it has no date, or repeats. */
export function FurtherChoice({ form: { draft, change, problems } }: { form: FieldsState }) {
  if (!mayHaveFurther(draft)) return null;
  return (
    <div>
      {FIELDS.map((field) => {
        const problem = problemOf(problems, field);
        return (
          <div key={field}>
            {problem !== undefined && <FieldProblem id={`${field}-problem`} text={problem} />}
            <label class="check">
              <input
                id={field}
                type="checkbox"
                checked={draft[field]}
                aria-invalid={problem !== undefined || undefined}
                aria-describedby={problem && `${field}-problem`}
                onChange={(event) => change({ [field]: event.currentTarget.checked })}
              />
              {FIELD_LABELS[field]}
            </label>
          </div>
        );
      })}
    </div>
  );
}
