// The form that edits a reminder, or has it sent again: what, how and to whom.
import { useMemo } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { TimePicker } from "../../time/picker/TimePicker";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { useDocumentTitle } from "../../ui/PageHeading";
import { RadioGroup } from "../../ui/RadioGroup";
import { ChannelFields } from "../form/ChannelFields";
import { MessageFields } from "../form/MessageFields";
import { summaryItem } from "../form/problems";
import { usesEmail } from "../form/request";
import { PREFERENCES } from "../form/state";
import { isFinal } from "../labels";
import { reminderPath } from "../paths";
import { DeliveryProblems } from "./DeliveryProblems";
import { useEditForm } from "./useEditForm";

const EDIT = {
  title: "Edit reminder",
  save: "Save",
  saving: "Saving…",
  unfit: "It no longer waits, so it can't be changed.",
} as const;

const FIX = {
  title: "Fix and send again",
  save: "Send again",
  saving: "Sending…",
  unfit: "It has not ended yet, so it can't be sent again.",
} as const;

interface Props {
  reminder: Reminder;
  isFix: boolean;
}

/** Its fields as they are, to be changed. */
export function EditForm({ reminder, isFix }: Props) {
  const form = useEditForm(reminder, isFix);
  const { draft, change, problems, submit, isSaving, leave } = form;
  const { smsCountries } = useSettings().config;
  const items = useMemo(() => problems.map(summaryItem), [problems]);
  const words = isFix ? FIX : EDIT;
  const isFit = isFix ? isFinal(reminder) : reminder.status === "scheduled";
  useDocumentTitle(items.length > 0 ? `Error: ${words.title}` : words.title);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    submit();
  };
  return (
    <>
      {items.length > 0 && <ErrorSummary items={items} />}
      {!isFit && items.length === 0 && <p class="notice notice-warn">{words.unfit}</p>}
      {isFix && <DeliveryProblems reminder={reminder} />}
      <form noValidate onSubmit={onSubmit}>
        <MessageFields form={form} withSubject={usesEmail(draft)} />
        <TimePicker legend="When" state={{ when: draft, change, problems }} withNow={isFix} />
        {smsCountries.length > 0 && (
          <RadioGroup
            legend="Send by"
            name="preference"
            options={PREFERENCES}
            value={draft.preference}
            onChange={(preference) => change({ preference })}
          />
        )}
        <ChannelFields form={form} />
        <p class="actions">
          <button type="submit" class="button" aria-disabled={isSaving}>
            {isSaving ? words.saving : words.save}
          </button>
          <Link href={reminderPath(reminder.id)} class="button button-quiet" onClick={leave}>
            Cancel
          </Link>
        </p>
      </form>
    </>
  );
}
