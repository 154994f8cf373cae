// What can be done with a reminder that waits: another time, another text, none at all.
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { viewerZone } from "../../time/local-time";
import { serverNow } from "../../time/server-clock";
import { momentWords } from "../../time/words";
import { type NewTime, useCancel, useUpdate } from "../data/mutations";
import { editPath } from "../paths";
import { AboutWhich, ActionButton } from "./ActionButton";
import { TimePanel } from "./TimePanel";
import type { Action } from "./useAction";

interface Props {
  reminder: Reminder;
  action: Action;
  onCancelled: () => void;
}

/** Change its time, edit it, or cancel it at once. */
export function WaitingActions({ reminder, action, onCancelled }: Props) {
  const { doing, run } = action;
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const cancel = useCancel(reminder);
  const update = useUpdate(reminder);
  const onCancel = () =>
    run("cancel", "cancel", async () => {
      await cancel(null);
      onCancelled();
      return undefined;
    });
  const onChoose = (name: string, time: NewTime) =>
    run(name, "change", async () => {
      const changed = await update(time);
      setOpen(false);
      bar.current?.querySelector("button")?.focus();
      return { text: `Now due ${momentWords(changed.dueAt, viewerZone(), serverNow())}.` };
    });
  return (
    <>
      <div class="action-bar" ref={bar}>
        <ActionButton reminder={reminder} expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Change time
        </ActionButton>
        <Link class="action" href={editPath(reminder.id)}>
          Edit
          <AboutWhich reminder={reminder} />
        </Link>
        <ActionButton
          reminder={reminder}
          doing={doing === "cancel" && "Cancelling…"}
          onPress={onCancel}
        >
          Cancel
        </ActionButton>
      </div>
      {isOpen && <TimePanel label="New time" doing={doing} onChoose={onChoose} />}
    </>
  );
}
