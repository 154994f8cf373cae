// What can be done with a schedule: it stands still for a while, is changed, or ends.
import { ApiError } from "../../api/errors";
import type { Schedule } from "../../api/types";
import { ActionBar, Problem, Question } from "../../reminders/actions/ActionBar";
import { usePanel } from "../../reminders/actions/usePanel";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import type { SimpleScheduleChange } from "../../reminders/data/change";
import { focusRow } from "../../reminders/focus-row";
import { reminderTitle } from "../../reminders/labels";
import { editSchedulePath } from "../../reminders/paths";
import { useAnnounce } from "../../ui/Announcer";
import { useEnd } from "../data/ending";
import { useScheduleChanges } from "../data/schedule-changes";
import { useReadSchedule } from "../data/schedule-queries";
import { tooLateText } from "../too-late";

interface Props {
  schedule: Schedule;
  onDone: (kind: SimpleScheduleChange) => void;
}

/** What changes its status and back, and says so before, while and once it is done. */
const PAUSE = ["pause", "resume", "Pause", "Pausing…", "paused."] as const;
const RESUME = ["resume", "pause", "Resume", "Resuming…", "goes on."] as const;

/** The controls of the schedule's status, and why the last action failed. */
export function ScheduleActions({ schedule, onDone }: Props) {
  const { pending, problem, run } = useActionRunner();
  const announce = useAnnounce();
  const { simple } = useScheduleChanges();
  const read = useReadSchedule();
  const end = useEnd();
  const { panel, show, opening, box } = usePanel<"end">();
  const title = reminderTitle(schedule);
  const [kind, back, text, busy, done] = schedule.status === "active" ? PAUSE : RESUME;
  const toggle = () =>
    run(kind, "change", async () => {
      const { tooLate } = await simple(kind, schedule).catch(inWords);
      show();
      announce(`${title}: ${done}${tooLateText(tooLate.length)}`, {
        undo: async () => {
          await simple(back, schedule).catch(inWords);
          if (box.ref.current === null) focusRow(schedule.id); // it left the list, and is there again
        },
      });
      onDone(kind);
    });
  const endIt = () =>
    run("end", "change", async () => {
      const now = await read(schedule.id).catch(() => schedule);
      await end(now, { text: `${title}: ended`, action: "change" });
      show();
      onDone("end");
    });
  return (
    <div class="reminder-actions" {...box}>
      {schedule.status !== "ended" && (
        <ActionBar
          reminder={schedule}
          actions={{
            Toggle: { text, busy: pending === kind && busy, way: toggle },
            Change: { way: editSchedulePath(schedule.id) },
            End: opening("end"),
          }}
        />
      )}
      {panel === "end" && schedule.status !== "ended" && (
        <Question
          text="End it for good? Nothing more of it is sent."
          isPending={pending === "end"}
          answers={[
            [pending === "end" ? "Ending…" : "End it", endIt],
            ["Keep it", () => show()],
          ]}
        />
      )}
      <Problem text={problem} />
    </div>
  );
}

function inWords(error: unknown): never {
  const isEnded = error instanceof ApiError && error.problem?.code === "wrong_status";
  throw isEnded ? new Error("It has ended, so it can't be changed.") : error;
}
