// What can be done with a schedule: it stands still for a while, is changed, ends, is set again or erased.
import type { Schedule } from "../../api/types";
import { ActionBar, Problem, Question } from "../../reminders/actions/ActionBar";
import { usePanel } from "../../reminders/actions/usePanel";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import type { SimpleScheduleChange } from "../../reminders/data/change";
import { useErase } from "../../reminders/data/mutations";
import { usePending } from "../../reminders/data/pending";
import { useMakeAndSay } from "../../reminders/data/useMakeAndSay";
import { scheduleCopyFields } from "../../reminders/entry/grammar/schedule-fields";
import { useDuplicate } from "../../reminders/form/existing";
import { saidTitle } from "../../reminders/labels";
import { editSchedulePath } from "../../reminders/paths";
import { serverNow } from "../../time/server-clock";
import { useReadSchedule } from "../data/schedule-queries";

interface Props {
  schedule: Schedule;
  onDone: (kind: SimpleScheduleChange | "erase") => void;
}

/** What changes its status, and says so before, while and once it is done. */
const PAUSE = ["pause", "Pause", "Pausing…", "paused."] as const;
const RESUME = ["resume", "Resume", "Resuming…", "goes on."] as const;

/** The controls of the schedule's status, and why the last action failed. */
export function ScheduleActions({ schedule, onDone }: Props) {
  const { pending, problem, run } = useActionRunner();
  const makeAndSay = useMakeAndSay();
  const read = useReadSchedule();
  const { panel, show, opening, box } = usePanel<"end" | "erase">();
  const { id, status } = schedule;
  const hasEnded = status === "ended";
  // Until that is asked for, it goes on by undoing that alone.
  const isEnding = usePending()[id]?.isOpen === true;
  const erase = useErase();
  const duplicate = useDuplicate();
  const title = saidTitle(schedule);
  const [kind, text, busy, done] = status === "active" ? PAUSE : RESUME;
  const change = (name: SimpleScheduleChange, words: string) =>
    run(name, "change", async () => {
      const now = await read(id).catch(() => schedule);
      await makeAndSay({ kind: name, id }, now, () => `${title}: ${words}`);
      show();
      onDone(name);
    });
  const eraseIt = () => {
    erase(schedule);
    onDone("erase");
  };
  return (
    <div class="reminder-actions" {...box}>
      <ActionBar
        reminder={schedule}
        actions={{
          Toggle: !hasEnded && {
            text,
            busy: pending === kind && busy,
            way: () => change(kind, done),
          },
          Change: !hasEnded && { way: editSchedulePath(id) },
          End: !hasEnded && opening("end"),
          "Set again": hasEnded && {
            way: () => duplicate(schedule, scheduleCopyFields(schedule, serverNow())),
          },
          Erase: hasEnded && !isEnding && opening("erase"),
        }}
      />
      {panel === "end" && !hasEnded && (
        <Question
          text="End it for good? Nothing more of it is sent."
          isPending={pending === "end"}
          answers={[
            [pending === "end" ? "Ending…" : "End it", () => change("end", "ended.")],
            ["Keep it", () => show()],
          ]}
        />
      )}
      {panel === "erase" && hasEnded && (
        <Question
          text="Erase it for good, with its text and addresses? The reminders that it has made stay."
          answers={[
            ["Erase it", eraseIt],
            ["Keep it", () => show()],
          ]}
        />
      )}
      <Problem text={problem} />
    </div>
  );
}
