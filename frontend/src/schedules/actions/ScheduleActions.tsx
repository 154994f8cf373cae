// The actions of a schedule.
import type { Schedule } from "../../api/types";
import { ActionBox, Question } from "../../reminders/actions/ActionBox";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import type { SimpleScheduleChange } from "../../reminders/data/change";
import { useErase } from "../../reminders/data/mutations";
import { usePending } from "../../reminders/data/pending";
import { useMakeAndSay } from "../../reminders/data/useMakeAndSay";
import { repeatedAgain } from "../../reminders/entry/grammar/first-day";
import { useDuplicate } from "../../reminders/form/existing";
import { saidTitle } from "../../reminders/labels";
import { editSchedulePath } from "../../reminders/paths";
import { serverNow } from "../../time/server-clock";
import { useReadSchedule } from "../data/schedule-queries";

interface Props {
  schedule: Schedule;
  onDone: (kind: SimpleScheduleChange | "erase") => void;
}

/** The name of the change, the text of its button, the text while it runs, what it comes to. */
const PAUSE = ["pause", "Pause", "Pausing…", "paused."] as const;
const RESUME = ["resume", "Resume", "Resuming…", "goes on."] as const;

/** The actions of its status. */
export function ScheduleActions({ schedule, onDone }: Props) {
  const { pending, problem, run } = useActionRunner();
  const makeAndSay = useMakeAndSay();
  const read = useReadSchedule();
  const erase = useErase();
  const duplicate = useDuplicate();
  const { id, status } = schedule;
  const isUnsent = usePending()[id]?.isOpen === true;
  const [kind, text, busy, done] = status === "active" ? PAUSE : RESUME;
  const change = (name: SimpleScheduleChange, words: string) =>
    run(name, "change", async () => {
      const now = await read(id).catch(() => schedule);
      await makeAndSay({ kind: name, id }, now, () => `${saidTitle(schedule)}: ${words}`);
      onDone(name);
    });
  const eraseNow = () => {
    erase(schedule);
    onDone("erase");
  };
  const setAgain = () => duplicate(schedule, repeatedAgain(schedule, serverNow()));
  const endQuestion = (close: () => void) => (
    <Question
      text="End it for good? Nothing more of it is sent."
      isPending={pending === "end"}
      answers={[
        [pending === "end" ? "Ending…" : "End it", () => change("end", "ended.")],
        ["Keep it", close],
      ]}
    />
  );
  const eraseQuestion = (close: () => void) => (
    <Question
      text="Erase it for good, with its text and addresses? The reminders that it has made stay."
      answers={[
        ["Erase it", eraseNow],
        ["Keep it", close],
      ]}
    />
  );
  const ongoing = {
    Toggle: { text, busy: pending === kind && busy, target: () => change(kind, done) },
    Change: { target: editSchedulePath(id) },
    End: { panel: endQuestion },
  };
  // An end that the server doesn't know of yet is taken back by Undo alone.
  const ended = {
    "Set again": { target: setAgain },
    Erase: !isUnsent && { panel: eraseQuestion },
  };
  const actions = status === "ended" ? ended : ongoing;
  return <ActionBox item={schedule} {...{ actions, problem }} />;
}
