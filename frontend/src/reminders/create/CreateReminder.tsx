// The view that asks for a reminder.
import { Link, useLocation } from "wouter-preact";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { TimePicker } from "../../time/picker/TimePicker";
import { TickField } from "../../ui/Field";
import { PageHeading } from "../../ui/PageHeading";
import { useShownFlight } from "../../ui/useSingleFlight";
import { clearDraft, type Draft, type DraftChange, draftEdits, emptyDraft } from "../form/draft";
import { FIELD_LABELS, useProblems } from "../form/fields";
import { FormFrame } from "../form/FormFrame";
import { RepeatChoice } from "../form/repeat/RepeatChoice";
import { isRepeating } from "../form/repeat/rule";
import { canHaveExtras } from "../form/request";
import { useCreate } from "../form/useCreate";
import { CREATE_PATH } from "../paths";

/** The part of the page that makes a new reminder; what is filled in stays until it was accepted. */
export function CreateReminder() {
  const [, navigate] = useLocation();
  const edits = draftEdits();
  const withDefaults = useDefaults();
  const draft = withDefaults(edits.useValue());
  const { problems, setProblems } = useProblems(draft);
  const create = useCreate();
  const [submit, isPending] = useShownFlight(async () => {
    setProblems([]);
    const made = await create(draft, "create", () => {
      edits.set(draft);
      navigate(CREATE_PATH);
    });
    if ("problems" in made) setProblems(made.problems);
    if (made.kind !== "created") return;
    const isSame = JSON.stringify(withDefaults(edits.get())) === JSON.stringify(draft);
    if (!isSame) return; // what was changed since then is the next draft
    clearDraft();
    if (window.location.pathname === CREATE_PATH) navigate(made.path, { replace: true });
  });
  const change: DraftChange = (changes) => edits.set({ ...edits.get(), ...changes });
  const form = { draft, change, problems, isPending, submit };
  return (
    <section class="panel">
      <Link href="/" class="back-link">
        Your reminders
      </Link>
      <PageHeading title="New reminder">New reminder</PageHeading>
      <FormFrame form={form} button={["Set reminder", "Setting…"]}>
        <TimePicker legend="When" state={form} isSeries={isRepeating(draft)} />
        <RepeatChoice form={form} />
        {canHaveExtras(draft) && (
          <div>
            {(["dayBefore", "hourBefore"] as const).map((name) => (
              <TickField
                key={name}
                id={name}
                label={FIELD_LABELS[name]}
                problem={problems.find(({ field }) => field === name)?.text}
                checked={draft[name]}
                onTick={(checked) => change({ [name]: checked })}
              />
            ))}
          </div>
        )}
      </FormFrame>
    </section>
  );
}

/** A function that completes a draft: by default it goes to oneself, in one's own way. */
function useDefaults() {
  const hasSms = useSettings().config.smsCountries.length > 0;
  const { email = "", phone = "", preference, morning } = useDeviceSettings();
  return (edits: Partial<Draft>): Draft => {
    const draft = { ...emptyDraft(), email, phone, preference, time: morning, ...edits };
    return hasSms ? draft : { ...draft, preference: "email" };
  };
}
