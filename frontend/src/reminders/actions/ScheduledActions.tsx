// What can be done with a reminder that is scheduled: another time, another text, none at all.
import { useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { editPath, schedulePath } from "../paths";
import { ActionButton, HiddenTitle } from "./ActionButton";
import { Duplicate } from "./Duplicate";
import { TimePanel } from "./time/TimePanel";
import type { ReminderChanges } from "./useReminderChanges";
import { seriesOf, WhichOnes } from "./WhichOnes";

interface Props {
  reminder: Reminder;
  changes: ReminderChanges;
}

/** What is open below the buttons: the new time, or the question which of a series are meant. */
type Panel = "time" | "which time" | "which edit" | "which cancel";

/** Change its time, edit it, or have it not sent: what it is about is done, or it is cancelled. */
export function ScheduledActions({ reminder, changes }: Props) {
  const { pending } = changes;
  const [panel, setPanel] = useState<Panel>();
  const [, navigate] = useLocation();
  const series = seriesOf(reminder);
  const toggle = (name: Panel) => setPanel(panel === name ? undefined : name);
  return (
    <>
      <div class="action-bar">
        <ActionButton
          reminder={reminder}
          pendingText={pending === "complete" && "Marking…"}
          onPress={changes.setDone}
        >
          Done
        </ActionButton>
        <ActionButton
          reminder={reminder}
          expanded={panel === "time" || panel === "which time"}
          onPress={() => toggle(series && panel !== "time" ? "which time" : "time")}
        >
          Change time
        </ActionButton>
        {series === undefined ? (
          <Link class="action" href={editPath(reminder.id)}>
            Edit
            <HiddenTitle reminder={reminder} />
          </Link>
        ) : (
          <ActionButton
            reminder={reminder}
            expanded={panel === "which edit"}
            onPress={() => toggle("which edit")}
          >
            Edit
          </ActionButton>
        )}
        <ActionButton
          reminder={reminder}
          pendingText={pending === "cancel" && "Cancelling…"}
          {...(series && { expanded: panel === "which cancel" })}
          onPress={() => (series ? toggle("which cancel") : changes.cancel())}
        >
          Cancel
        </ActionButton>
        <Duplicate reminder={reminder} />
        {reminder.scheduleId !== null && (
          <Link class="action" href={schedulePath(reminder.scheduleId)}>
            Repeats
            <HiddenTitle reminder={reminder} />
          </Link>
        )}
      </div>
      {series && panel === "which time" && (
        <WhichOnes verb="Change" onOnlyThis={() => setPanel("time")} following={series} />
      )}
      {series && panel === "which edit" && (
        <WhichOnes
          verb="Edit"
          onOnlyThis={() => navigate(editPath(reminder.id))}
          following={series}
        />
      )}
      {series && panel === "which cancel" && (
        <WhichOnes
          verb="Cancel"
          isPending={pending === "cancel following"}
          onOnlyThis={changes.cancel}
          following={() => changes.cancelFollowing(series)}
        />
      )}
      {panel === "time" && (
        <TimePanel
          label="New time"
          pending={pending}
          current={reminder}
          onChoose={changes.changeTime}
        />
      )}
    </>
  );
}
