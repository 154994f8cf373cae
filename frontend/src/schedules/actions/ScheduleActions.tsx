// What can be done with a schedule: it stands still for a while, is changed, or ends.
import type { Schedule } from "../../api/types";
import { ActionBar, Problem, Question } from "../../reminders/actions/ActionBar";
import { usePanel } from "../../reminders/actions/usePanel";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import type { SimpleScheduleChange } from "../../reminders/data/change";
import { useMakeAndSay } from "../../reminders/data/useMakeAndSay";
import { saidTitle } from "../../reminders/labels";
import { editSchedulePath } from "../../reminders/paths";
import { useReadSchedule } from "../data/schedule-queries";

interface Props {
  schedule: Schedule;
  onDone: (kind: SimpleScheduleChange) => void;
}

/** What changes its status, and says so before, while and once it is done. */
const PAUSE = ["pause", "Pause", "Pausing…", "paused."] as const;
const RESUME = ["resume", "Resume", "Resuming…", "goes on."] as const;

/** The controls of the schedule's status, and why the last action failed. */
export function ScheduleActions({ schedule, onDone }: Props) {
  const { pending, problem, run } = useActionRunner();
  const makeAndSay = useMakeAndSay();
  const read = useReadSchedule();
  const { panel, show, opening, box } = usePanel<"end">();
  const { id } = schedule;
  const title = saidTitle(schedule);
  const [kind, text, busy, done] = schedule.status === "active" ? PAUSE : RESUME;
  const toggle = () =>
    run(kind, "change", async () => {
      await makeAndSay({ kind, id }, schedule, () => `${title}: ${done}`);
      show();
      onDone(kind);
    });
  const endIt = () =>
    run("end", "change", async () => {
      const now = await read(id).catch(() => schedule);
      await makeAndSay({ kind: "end", id }, now, () => `${title}: ended.`);
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
