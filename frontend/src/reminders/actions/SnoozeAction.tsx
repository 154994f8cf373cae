// Having a reminder that has ended sent again.
import { useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { viewerZone } from "../../time/local-time";
import { serverNow } from "../../time/server-clock";
import { momentWords } from "../../time/words";
import { type NewTime, useSnooze } from "../data/mutations";
import { ActionButton } from "./ActionButton";
import { TimePanel } from "./TimePanel";
import type { Action } from "./useAction";

interface Props {
  reminder: Reminder;
  action: Action;
}

/** Snooze it: the same again, at a new time. */
export function SnoozeAction({ reminder, action: { doing, run } }: Props) {
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const snooze = useSnooze(reminder);
  const onChoose = (name: string, time: NewTime) =>
    run(name, "snooze", async () => {
      const again = await snooze(time);
      setOpen(false);
      bar.current?.querySelector("button")?.focus();
      const due = momentWords(again.dueAt, viewerZone(), serverNow());
      return { text: `Snoozed: it comes again ${due}.`, reminderId: again.id };
    });
  return (
    <>
      <div class="action-bar" ref={bar}>
        <ActionButton reminder={reminder} expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Snooze
        </ActionButton>
      </div>
      {isOpen && <TimePanel label="When again" doing={doing} onChoose={onChoose} />}
    </>
  );
}
