// What can be done with a reminder that is scheduled: another time, another text, none at all.
import { useRef, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { useFollowing } from "../../schedules/data/following";
import { formatDue } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import type { NewTime } from "../data/change";
import { useSimpleChange, useUpdate } from "../data/mutations";
import { editPath } from "../paths";
import { ActionButton, HiddenTitle } from "./ActionButton";
import { askedTime } from "./chosen-time";
import { seriesOf } from "./series";
import { TimePanel } from "./TimePanel";
import type { ActionRunner } from "./useActionRunner";
import { WhichOnes } from "./WhichOnes";

interface Props {
  reminder: Reminder;
  runner: ActionRunner;
  /** Called once it no longer waits. */
  onCancelled: () => void;
}

/** What is open below the buttons: the new time, or the question which of a series are meant. */
type Panel = "time" | "which time" | "which edit" | "which cancel";

/** Change its time, edit it, or have it not sent: what it is about is done, or it is cancelled. */
export function ScheduledActions({ reminder, runner, onCancelled }: Props) {
  const { pending, run } = runner;
  const [panel, setPanel] = useState<Panel>();
  const [, navigate] = useLocation();
  const bar = useRef<HTMLDivElement>(null);
  const change = useSimpleChange(reminder);
  const update = useUpdate(reminder);
  const { cancelFrom } = useFollowing();
  const series = seriesOf(reminder);
  const end = (kind: "cancel" | "complete") =>
    run(kind, kind === "cancel" ? "cancel" : "mark", async () => {
      await change(kind);
      onCancelled();
      return undefined;
    });
  const onCancelFollowing = ({ scheduleId, occurrence }: NonNullable<typeof series>) =>
    run("cancel following", "cancel", async () => {
      await cancelFrom(scheduleId, occurrence);
      await change("cancel"); // what was changed by hand stays when its schedule ends before it
      onCancelled();
      return undefined;
    });
  const onChoose = (name: string, time: NewTime) =>
    run(name, "change", async () => {
      const changed = await update(askedTime(time, reminder));
      setPanel(undefined);
      bar.current?.querySelector("button")?.focus();
      return { text: `Now due ${formatDue(changed, viewerZone(), serverNow())}.` };
    });
  const toggle = (name: Panel) => setPanel(panel === name ? undefined : name);
  return (
    <>
      <div class="action-bar" ref={bar}>
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
          pendingText={pending === "complete" && "Marking…"}
          onPress={() => end("complete")}
        >
          Done
        </ActionButton>
        <ActionButton
          reminder={reminder}
          pendingText={pending === "cancel" && "Cancelling…"}
          {...(series && { expanded: panel === "which cancel" })}
          onPress={() => (series ? toggle("which cancel") : end("cancel"))}
        >
          Cancel
        </ActionButton>
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
          onOnlyThis={() => end("cancel")}
          following={() => onCancelFollowing(series)}
        />
      )}
      {panel === "time" && (
        <TimePanel label="New time" pending={pending} onChoose={onChoose} current={reminder} />
      )}
    </>
  );
}
