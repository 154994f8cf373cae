// The views in which a reminder is edited, or fixed and sent again: what, when, how and to whom.
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { TimePicker } from "../../time/picker/TimePicker";
import { useDocumentTitle } from "../../ui/PageHeading";
import { FormFrame } from "../form/FormFrame";
import { channelsOf, deliveryLabel, deliveryResult, isFinal } from "../labels";
import { LoadedReminder } from "../Loaded";
import { reminderPath } from "../paths";
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
  id: string;
  /** Whether it has ended, and is to be sent again with what is changed here. */
  isFix?: boolean;
}

/** Edits the reminder `id`; what is typed stays, whatever is learnt of the reminder meanwhile. */
export function EditReminder({ id, isFix = false }: Props) {
  return (
    <LoadedReminder id={id} title={isFix ? FIX.title : EDIT.title}>
      {(reminder) => <Form reminder={reminder} isFix={isFix} />}
    </LoadedReminder>
  );
}

function Form({ reminder, isFix }: { reminder: Reminder; isFix: boolean }) {
  const form = useEditForm(reminder, isFix);
  const { draft, change, problems, isSaving, leave } = form;
  const words = isFix ? FIX : EDIT;
  const isFit = isFix ? isFinal(reminder) : reminder.status === "scheduled";
  useDocumentTitle(problems.length > 0 ? `Error: ${words.title}` : words.title);
  const when = (
    <TimePicker legend="When" state={{ when: draft, change, problems }} withNow={isFix} />
  );
  const failed = isFix && <DeliveryProblems reminder={reminder} />;
  const notice = isFit ? failed : <p class="notice notice-warn">{words.unfit}</p>;
  return (
    <FormFrame form={form} when={when} notice={notice}>
      <div class="form-end">
        {isFix && draft.timing === "now" && (
          <p class="hint">It leaves at once, and can't be taken back.</p>
        )}
        <button type="submit" class="button" aria-disabled={isSaving}>
          {isSaving ? words.saving : words.save}
        </button>
        <Link href={reminderPath(reminder.id)} class="button button-quiet" onClick={leave}>
          Cancel
        </Link>
      </div>
    </FormFrame>
  );
}

/** A line for each channel that failed, or may have; else nothing. */
function DeliveryProblems({ reminder }: { reminder: Reminder }) {
  const bad = channelsOf(reminder).filter(
    ({ channel, delivery }) => deliveryLabel(channel, delivery).tone === "bad",
  );
  if (bad.length === 0) return null;
  return (
    <ul class="notice">
      {bad.map(({ channel, name, address, delivery }) => (
        <li key={channel}>
          {name} <bdi>{address}</bdi>: {deliveryResult(channel, delivery)}
        </li>
      ))}
    </ul>
  );
}
