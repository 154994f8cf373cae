// What can be done with a reminder that is scheduled: another time, another text, none at all.
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";
import { useCancel, useUpdate } from "../data/mutations";
import { editPath } from "../paths";
import { ActionButton, HiddenTitle } from "./ActionButton";
import { askedTime } from "./chosen-time";
import { TimePanel } from "./TimePanel";
import type { ActionRunner } from "./useActionRunner";

interface Props {
  reminder: Reminder;
  runner: ActionRunner;
  onCancelled: () => void;
}

/** Change its time, edit it, or cancel it at once. */
export function ScheduledActions({ reminder, runner, onCancelled }: Props) {
  const { pending, run } = runner;
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const cancel = useCancel(reminder);
  const update = useUpdate(reminder);
  const onCancel = () =>
    run("cancel", "cancel", async () => {
      await cancel();
      onCancelled();
      return undefined;
    });
  const onChoose = (name: string, time: NewTime) =>
    run(name, "change", async () => {
      const changed = await update(askedTime(time, reminder));
      setOpen(false);
      bar.current?.querySelector("button")?.focus();
      return { text: `Now due ${formatDue(changed, viewerZone(), serverNow())}.` };
    });
  return (
    <>
      <div class="action-bar" ref={bar}>
        <ActionButton reminder={reminder} expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Change time
        </ActionButton>
        <Link class="action" href={editPath(reminder.id)}>
          Edit
          <HiddenTitle reminder={reminder} />
        </Link>
        <ActionButton
          reminder={reminder}
          pendingText={pending === "cancel" && "Cancelling…"}
          onPress={onCancel}
        >
          Cancel
        </ActionButton>
      </div>
      {isOpen && <TimePanel label="New time" pending={pending} onChoose={onChoose} />}
    </>
  );
}
