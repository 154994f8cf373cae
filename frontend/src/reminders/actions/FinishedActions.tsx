// What can be done with a reminder that has ended: have it sent again, or look no more after it.
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { untilNextMinute, useNow } from "../../time/clock";
import { fixPath } from "../paths";
import { ActionButton, HiddenTitle } from "./ActionButton";
import { Duplicate } from "./Duplicate";
import { Question } from "./Question";
import { TimePanel } from "./time/TimePanel";
import type { ReminderChanges } from "./useReminderChanges";

interface Props {
  reminder: Reminder;
  changes: ReminderChanges;
}

/** What did not reach everybody is fixed and sent again; what was cancelled in time is restored. */
export function FinishedActions({ reminder, changes }: Props) {
  const { pending } = changes;
  const [panel, setPanel] = useState<"again" | "erase">();
  const now = useNow(untilNextMinute);
  const toggle = (name: typeof panel) => setPanel(panel === name ? undefined : name);
  const isDone = reminder.doneAt !== null;
  return (
    <>
      <div class="action-bar">
        {needsFix(reminder) && (
          <Link class="action" href={fixPath(reminder.id)}>
            Fix and send again
            <HiddenTitle reminder={reminder} />
          </Link>
        )}
        {reminder.status === "cancelled" && Date.parse(reminder.dueAt) > now && (
          <ActionButton
            reminder={reminder}
            pendingText={pending === "restore" && "Restoring…"}
            onPress={changes.restore}
          >
            Restore
          </ActionButton>
        )}
        {!needsFix(reminder) && (
          <ActionButton
            reminder={reminder}
            expanded={panel === "again"}
            onPress={() => toggle("again")}
          >
            Snooze
          </ActionButton>
        )}
        <ActionButton
          reminder={reminder}
          pendingText={(pending === "complete" || pending === "reopen") && "Marking…"}
          onPress={changes.setDone}
        >
          {isDone ? "Not done" : "Done"}
        </ActionButton>
        {reminder.attention && (
          <ActionButton reminder={reminder} onPress={changes.dismiss}>
            Dismiss
          </ActionButton>
        )}
        <Duplicate reminder={reminder} />
        <ActionButton
          reminder={reminder}
          expanded={panel === "erase"}
          onPress={() => toggle("erase")}
        >
          Erase
        </ActionButton>
      </div>
      {panel === "again" && (
        <TimePanel
          label="When again"
          pending={pending}
          onChoose={changes.sendAgain}
          current={reminder}
        />
      )}
      {panel === "erase" && (
        <Question text="Erase it for good, with its text and addresses?">
          <button type="button" class="chip" onClick={changes.erase}>
            Erase it
          </button>
          <button type="button" class="chip" onClick={() => setPanel(undefined)}>
            Keep it
          </button>
        </Question>
      )}
    </>
  );
}

function needsFix({ attention, status }: Reminder): boolean {
  return attention || status === "failed" || status === "partially_sent";
}
