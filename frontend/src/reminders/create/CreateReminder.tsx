// The view that asks for a reminder: the form, then what came of it.
import { useLayoutEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { TimePicker } from "../../time/picker/TimePicker";
import { FieldProblem } from "../../ui/Field";
import { PageHeading } from "../../ui/PageHeading";
import { useFewRemainingToday } from "../data/remaining-today";
import { FormFrame } from "../form/FormFrame";
import { FIELD_LABELS, problemOf } from "../form/problems";
import { mayHaveFurther } from "../form/repeat/before";
import { RepeatChoice } from "../form/repeat/RepeatChoice";
import { isRepeating } from "../form/repeat/rule-of-draft";
import type { FieldsState } from "../form/state";
import { Confirmation } from "./Confirmation";
import { useCreateForm } from "./useCreateForm";

/** The part of the page that makes a new reminder. */
export function CreateReminder() {
  const form = useCreateForm();
  const { draft, change, problems, isPending, created } = form;
  const left = useFewRemainingToday();
  const wasCreated = useRef(false);
  useLayoutEffect(() => {
    if (wasCreated.current) document.getElementById("message")?.focus();
    wasCreated.current = created !== undefined;
  }, [created]);
  const when = (
    <>
      <TimePicker
        legend="When"
        state={{ when: draft, change, problems }}
        isSeries={isRepeating(draft)}
      />
      <RepeatChoice form={form} />
      {mayHaveFurther(draft) && <FurtherFields form={form} />}
    </>
  );
  return (
    <section class="panel" aria-labelledby="create-heading">
      <Link href="/" class="back-link">
        Your reminders
      </Link>
      <PageHeading
        id="create-heading"
        title={problems.length > 0 ? "Error: New reminder" : "New reminder"}
      >
        New reminder
      </PageHeading>
      {created !== undefined ? (
        <Confirmation created={created} onAnother={form.startAgain} />
      ) : (
        <FormFrame form={form} when={when}>
          <div class="form-end">
            {left !== undefined && (
              <p class="hint">
                You can set {left} more today; a new day begins at midnight, Greenwich time.
              </p>
            )}
            <button type="submit" class="button" aria-disabled={isPending}>
              {isPending ? "Setting…" : "Set reminder"}
            </button>
          </div>
        </FormFrame>
      )}
    </section>
  );
}

/** Whether further reminders of the same come before it: a box for each. */
function FurtherFields({ form: { draft, change, problems } }: { form: FieldsState }) {
  return (
    <div>
      {(["dayBefore", "hourBefore"] as const).map((field) => {
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
