// The view that asks for a reminder.
import { Link, useLocation } from "wouter-preact";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { TimePicker } from "../../time/picker/TimePicker";
import { TickField } from "../../ui/Field";
import { PageHeading } from "../../ui/PageHeading";
import { type Draft, emptyDraft, storedEdits, storeDraft } from "../form/draft";
import { FIELD_LABELS } from "../form/fields";
import { FormFrame } from "../form/FormFrame";
import { mayHaveFurther } from "../form/repeat/before";
import { RepeatChoice } from "../form/repeat/RepeatChoice";
import { isRepeating } from "../form/repeat/rule";
import { useAsking } from "../form/useAsking";
import { useKeptEdits } from "../form/useEdits";
import { CREATE_PATH } from "../paths";

/** The part of the page that makes a new reminder; what is filled in stays until it was accepted. */
export function CreateReminder() {
  const [, navigate] = useLocation();
  const { draft, change, startNext } = useDraft();
  const { problems, isPending, ask } = useAsking(
    "create",
    ({ path }, sent) => {
      if (startNext(sent) && window.location.pathname === CREATE_PATH) navigate(path);
    },
    (sent) => {
      storeDraft(sent);
      navigate(CREATE_PATH);
    },
  );
  const form = {
    draft,
    change,
    problems,
    isPending,
    submit: () => ask(draft),
  };
  return (
    <section class="panel">
      <Link href="/" class="back-link">
        Your reminders
      </Link>
      <PageHeading title="New reminder">New reminder</PageHeading>
      <FormFrame form={form} button={["Set reminder", "Setting…"]}>
        <TimePicker legend="When" state={form} isSeries={isRepeating(draft)} />
        <RepeatChoice form={form} />
        {mayHaveFurther(draft) && (
          <div>
            {(["dayBefore", "hourBefore"] as const).map((name) => (
              <TickField
                key={name}
                id={name}
                label={FIELD_LABELS[name]}
                problem={problems.find(({ field }) => field === name)?.text}
                checked={draft[name]}
                onTick={(checked) => form.change({ [name]: checked })}
              />
            ))}
          </div>
        )}
      </FormFrame>
    </section>
  );
}

/**
 * The draft, to oneself until another is filled in; a function that changes some of it, and one
 * that starts the next once `sent` was accepted, and returns whether nothing was changed since
 * then: what was stays.
 */
function useDraft() {
  const hasSms = useSettings().config.smsCountries.length > 0;
  const { email = "", phone = "", preference, morning } = useDeviceSettings();
  const [edits, change, store] = useKeptEdits();
  const own = { email, phone, preference, time: morning };
  const withEdits = (changes: Partial<Draft>): Draft => {
    const draft = { ...emptyDraft(), ...own, ...changes };
    return hasSms ? draft : { ...draft, preference: "email" };
  };
  const startNext = (sent: Draft) => {
    const now = storedEdits();
    const isSame = JSON.stringify(withEdits(now)) === JSON.stringify(sent);
    store(isSame ? {} : now);
    return isSame;
  };
  return { draft: withEdits(edits), change, startNext };
}
