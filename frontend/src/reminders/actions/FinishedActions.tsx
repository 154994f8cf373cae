// What can be done with a reminder that has ended: have it sent again, or look no more after it.
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import type { NewTime } from "../data/change";
import { useSimpleChange, useSnooze } from "../data/mutations";
import { reminderTitle } from "../labels";
import { fixPath } from "../paths";
import { ActionButton, HiddenTitle } from "./ActionButton";
import { askedTime } from "./chosen-time";
import { TimePanel } from "./TimePanel";
import type { ActionRunner } from "./useActionRunner";

interface Props {
  reminder: Reminder;
  runner: Pick<ActionRunner, "run"> & { pending?: string | undefined };
}

/** What did not reach everybody is fixed and sent again; all else is snoozed: the same once more. */
export function FinishedActions({ reminder, runner: { pending, run } }: Props) {
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
        {needsFix(reminder) ? (
          <Link class="action" href={fixPath(reminder.id)}>
            Fix and send again
            <HiddenTitle reminder={reminder} />
          </Link>
        ) : (
          <ActionButton reminder={reminder} expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            Snooze
          </ActionButton>
        )}
        <MarkButtons reminder={reminder} runner={{ pending, run }} />
      </div>
      {isOpen && (
        <TimePanel label="When again" pending={pending} onChoose={onChoose} current={reminder} />
      )}
    </>
  );
}

/** Done or not; and dismissed, which stays there to keep the focus where it is. */
function MarkButtons({ reminder, runner: { pending, run } }: Props) {
  const announce = useAnnounce();
  const change = useSimpleChange(reminder);
  const [isDismissed, setDismissed] = useState(false);
  const toggle = isDone(reminder) ? "reopen" : "complete";
  const mark = () =>
    run(toggle, "mark", async () => {
      await change(toggle);
      announce(`${reminderTitle(reminder)}: ${toggle === "complete" ? "done" : "not done"}`);
      return undefined;
    });
  const dismiss = () =>
    run("dismiss", "dismiss", async () => {
      await change("dismiss");
      setDismissed(true);
      announce(`${reminderTitle(reminder)}: dismissed`);
      return undefined;
    });
  return (
    <>
      {isDone(reminder) && <span class="action-done">Done.</span>}
      <ActionButton
        reminder={reminder}
        pendingText={pending === toggle && "Marking…"}
        onPress={mark}
      >
        {isDone(reminder) ? "Not done" : "Done"}
      </ActionButton>
      {(reminder.attention || isDismissed || pending === "dismiss") && (
        <ActionButton
          reminder={reminder}
          pendingText={isDismissed ? "Dismissed" : pending === "dismiss" && "Dismissing…"}
          onPress={dismiss}
        >
          Dismiss
        </ActionButton>
      )}
    </>
  );
}

function isDone({ doneAt }: Reminder): boolean {
  return doneAt !== null;
}

function needsFix({ attention, status }: Reminder): boolean {
  return attention || status === "failed" || status === "partially_sent";
}
