// The actions of a schedule.
import { useLocation } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { ActionBox, Question } from "../../reminders/actions/ActionBox";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import type { SimpleScheduleChange } from "../../reminders/data/change";
import { changeAndAnnounce, erase } from "../../reminders/data/change-item";
import { usePending } from "../../reminders/data/pending";
import { readSchedule } from "../../reminders/data/send";
import { useServices } from "../../reminders/data/services";
import { scheduleCopyFields } from "../../reminders/entry/grammar/schedule-fields";
import { useDuplicate } from "../../reminders/form/draft";
import { editSchedulePath, reminderPath } from "../../reminders/paths";
import { serverNow } from "../../time/server-clock";
import { makeAhead } from "../data/schedule-queries";
import { nextDue } from "../ScheduleState";

const NEXT = "Skip or change the next one";

interface Props {
  schedule: Schedule;
  onDone: (kind: SimpleScheduleChange | "erase") => void;
}

/** The actions of its status. */
export function ScheduleActions({ schedule, onDone }: Props) {
  const { pending, problem, run } = useActionRunner();
  const services = useServices();
  const duplicate = useDuplicate();
  const [, navigate] = useLocation();
  const { id, status, nextReminderId } = schedule;
  const isUnsent = usePending()[id]?.isOpen === true;
  const change = (name: string, kind: SimpleScheduleChange) =>
    run(name, "change", async () => {
      const now = await readSchedule(services, id).catch(() => schedule);
      await changeAndAnnounce(services, { kind, id }, now);
      onDone(kind);
    });
  /** The next one is made before its day if it isn't there yet. */
  const occurrence = nextDue(schedule)?.localTime;
  const makeNext = () =>
    run(NEXT, "change", async () =>
      navigate(reminderPath(await makeAhead(services, id, occurrence ?? ""))),
    );
  const end = () => change("End", "end");
  const eraseNow = () => {
    erase(services, schedule);
    onDone("erase");
  };
  const endQuestion = (close: () => void) => (
    <Question
      text="End it for good? Nothing more of it is sent."
      isPending={pending === "End"}
      answers={{ [pending === "End" ? "Ending…" : "End it"]: end, "Keep it": close }}
    />
  );
  const eraseQuestion = (close: () => void) => (
    <Question
      text="Erase it for good, with its text and addresses? The reminders that it has made stay."
      answers={{ "Erase it": eraseNow, "Keep it": close }}
    />
  );
  const pause = { text: "Pause", busy: "Pausing…", target: () => change("Toggle", "pause") };
  const resume = { text: "Resume", busy: "Resuming…", target: () => change("Toggle", "resume") };
  const ongoing = {
    Toggle: status === "active" ? pause : resume,
    [NEXT]: occurrence !== undefined && {
      busy: "Opening…",
      target: nextReminderId === null ? makeNext : reminderPath(nextReminderId),
    },
    "Change all": { target: editSchedulePath(id) },
    End: { panel: endQuestion },
  };
  // Undo alone takes back an end that is not sent yet.
  const ended = {
    "Set again": { target: () => duplicate(schedule, scheduleCopyFields(schedule, serverNow())) },
    Erase: !isUnsent && { panel: eraseQuestion },
  };
  const actions = status === "ended" ? ended : ongoing;
  return <ActionBox item={schedule} {...{ actions, pending, problem }} />;
}
