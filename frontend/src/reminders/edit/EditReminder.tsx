// The view in which a reminder is edited.
import { LoadedReminder } from "../LoadedReminder";
import { EditForm } from "./EditForm";

/** Edits the reminder `id`; what is typed stays, whatever is learnt of the reminder meanwhile. */
export function EditReminder({ id }: { id: string }) {
  return (
    <LoadedReminder id={id} title={() => "Edit reminder"}>
      {(reminder) => <EditForm reminder={reminder} />}
    </LoadedReminder>
  );
}
