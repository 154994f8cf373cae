// What can be done with a reminder that is scheduled: another time, another text, none at all.
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";
import { useSimpleChange, useUpdate } from "../data/mutations";
import { editPath } from "../paths";
import { ActionButton, HiddenTitle } from "./ActionButton";
import { askedTime } from "./chosen-time";
import { TimePanel } from "./TimePanel";
import type { ActionRunner } from "./useActionRunner";

interface Props {
  reminder: Reminder;
  runner: ActionRunner;
  /** Called once it no longer waits. */
  onCancelled: () => void;
}

/** Change its time, edit it, or have it not sent: what it is about is done, or it is cancelled. */
export function ScheduledActions({ reminder, runner, onCancelled }: Props) {
  const { pending, run } = runner;
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const change = useSimpleChange(reminder);
  const update = useUpdate(reminder);
  const end = (kind: "cancel" | "complete") =>
    run(kind, kind === "cancel" ? "cancel" : "mark", async () => {
      await change(kind);
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
          pendingText={pending === "complete" && "Marking…"}
          onPress={() => end("complete")}
        >
          Done
        </ActionButton>
        <ActionButton
          reminder={reminder}
          pendingText={pending === "cancel" && "Cancelling…"}
          onPress={() => end("cancel")}
        >
          Cancel
        </ActionButton>
      </div>
      {isOpen && <TimePanel label="New time" pending={pending} onChoose={onChoose} />}
    </>
  );
}
