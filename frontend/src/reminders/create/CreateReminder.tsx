// The view that asks for a reminder.
import { useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { TimePicker } from "../../time/picker/TimePicker";
import { today } from "../../time/zones";
import { FieldProblem } from "../../ui/Field";
import { PageHeading } from "../../ui/PageHeading";
import { type Draft, type DraftChange, emptyDraft, storedEdits, storeDraft } from "../form/draft";
import { FIELD_LABELS, type FieldsState, problemOf } from "../form/fields";
import { FormFrame } from "../form/FormFrame";
import { mayHaveFurther } from "../form/repeat/before";
import { RepeatChoice } from "../form/repeat/RepeatChoice";
import { isRepeating } from "../form/repeat/rule";
import { useAsking } from "../form/useAsking";
import { useReleaseAsked } from "../held/held-change";
import { CREATE_PATH } from "../paths";

/** The part of the page that makes a new reminder; what is filled in stays until it was accepted. */
export function CreateReminder() {
  const [, navigate] = useLocation();
  const releaseAsked = useReleaseAsked();
  const [draft, changeDraft, startNext] = useDraft();
  const { problems, isPending, ask } = useAsking(
    "create",
    ({ path }, sent) => {
      startNext(sent);
      if (window.location.pathname === CREATE_PATH) navigate(path);
    },
    (sent) => {
      storeDraft(sent);
      navigate(CREATE_PATH);
    },
  );
  const change: DraftChange = (changes) => {
    releaseAsked();
    changeDraft(changes);
  };
  const form = { draft, change, problems, submit: () => ask(draft) };
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
      <FormFrame form={form} when={when}>
        <div class="form-end">
          <button type="submit" class="button" aria-disabled={isPending}>
            {isPending ? "Setting…" : "Set reminder"}
          </button>
        </div>
      </FormFrame>
    </section>
  );
}

/**
 * The draft, to oneself until another is filled in; a function that changes some of it, and one
 * that starts the next once `sent` was accepted: what was changed since then stays.
 */
function useDraft(): [Draft, DraftChange, (sent: Draft) => void] {
  const hasSms = useSettings().config.smsCountries.length > 0;
  const { email = "", phone = "", preference, quickTimes } = useDeviceSettings();
  const [edits, setEdits] = useState(() => storedEdits());
  const own = { email, phone, preference, time: quickTimes.morning };
  const withEdits = (changes: Partial<Draft>): Draft => {
    const draft = { ...emptyDraft(today()), ...own, ...changes };
    return hasSms ? draft : { ...draft, preference: "email" };
  };
  const store = (next: Partial<Draft>) => {
    storeDraft(next);
    setEdits(next);
  };
  return [
    withEdits(edits),
    (changes) => store({ ...storedEdits(), ...changes }),
    (sent) => {
      const now = storedEdits();
      store(JSON.stringify(withEdits(now)) === JSON.stringify(sent) ? {} : now);
    },
  ];
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
