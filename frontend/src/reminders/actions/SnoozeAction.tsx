// Having a finished reminder sent again.
import { useRef, useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";
import { useSnooze } from "../data/mutations";
import { ActionButton } from "./ActionButton";
import { askedTime } from "./chosen-time";
import { TimePanel } from "./TimePanel";
import type { ActionRunner } from "./useActionRunner";

interface Props {
  reminder: Reminder;
  runner: ActionRunner;
}

/** Snooze it: the same again, at a new time. */
export function SnoozeAction({ reminder, runner: { pending, run } }: Props) {
  const [isOpen, setOpen] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const snooze = useSnooze(reminder);
  const onChoose = (name: string, time: NewTime) =>
    run(name, "snooze", async () => {
      const again = await snooze(askedTime(time, reminder));
      setOpen(false);
      bar.current?.querySelector("button")?.focus();
      const due = formatDue(again, viewerZone(), serverNow());
      return { text: `Snoozed: it comes again ${due}.`, reminderId: again.id };
    });
  return (
    <>
      <div class="action-bar" ref={bar}>
        <ActionButton reminder={reminder} expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          Snooze
        </ActionButton>
      </div>
      {isOpen && <TimePanel label="When again" pending={pending} onChoose={onChoose} />}
    </>
  );
}
