// The views in which a reminder is edited, or fixed and sent again.
import { LoadedReminder } from "../LoadedReminder";
import { EditForm } from "./EditForm";

interface Props {
  id: string;
  /** Whether it has ended, and is to be sent again with what is changed here. */
  isFix?: boolean;
}

/** Edits the reminder `id`; what is typed stays, whatever is learnt of the reminder meanwhile. */
export function EditReminder({ id, isFix = false }: Props) {
  return (
    <LoadedReminder id={id} title={() => (isFix ? "Fix and send again" : "Edit reminder")}>
      {(reminder) => <EditForm reminder={reminder} isFix={isFix} />}
    </LoadedReminder>
  );
}
