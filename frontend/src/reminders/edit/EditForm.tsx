// The form that edits a reminder: what, how and to whom.
import { useMemo } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { useDocumentTitle } from "../../ui/PageHeading";
import { RadioGroup } from "../../ui/RadioGroup";
import { ChannelFields } from "../form/ChannelFields";
import { MessageFields } from "../form/MessageFields";
import { summaryItem } from "../form/problems";
import { usesEmail } from "../form/request";
import { PREFERENCES } from "../form/state";
import { reminderPath } from "../paths";
import { useEditForm } from "./useEditForm";

/** Its fields as they are, to be changed; the time is changed on the reminder's own page. */
export function EditForm({ reminder }: { reminder: Reminder }) {
  const form = useEditForm(reminder);
  const { draft, change, problems, submit, isSaving, leave } = form;
  const { smsCountries } = useSettings().config;
  const items = useMemo(() => problems.map(summaryItem), [problems]);
  useDocumentTitle(items.length > 0 ? "Error: Edit reminder" : "Edit reminder");
  const onSubmit = (event: Event) => {
    event.preventDefault();
    submit();
  };
  return (
    <>
      {items.length > 0 && <ErrorSummary items={items} />}
      {reminder.status !== "scheduled" && items.length === 0 && (
        <p class="notice notice-warn">It no longer waits, so it can't be changed.</p>
      )}
      <form noValidate onSubmit={onSubmit}>
        <MessageFields form={form} withSubject={usesEmail(draft)} />
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
            {isSaving ? "Saving…" : "Save"}
          </button>
          <Link href={reminderPath(reminder.id)} class="button button-quiet" onClick={leave}>
            Leave as it was
          </Link>
        </p>
      </form>
    </>
  );
}
