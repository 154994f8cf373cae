// The view of one schedule.
import { Link, useLocation } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { Problem } from "../../reminders/actions/ActionBox";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import { useServices } from "../../reminders/data/services";
import { displayAddress, namedRequester } from "../../reminders/labels";
import { LoadedSchedule, Message, ZoneHint } from "../../reminders/Loaded";
import { reminderPath, SCHEDULES_PATH } from "../../reminders/paths";
import { Address } from "../../ui/Address";
import { focusHeading } from "../../ui/PageHeading";
import { ScheduleActions } from "../actions/ScheduleActions";
import { makeAhead } from "../data/schedule-queries";
import { nextDue, ScheduleState } from "../ScheduleState";

export function ScheduleView({ id }: { id: string }) {
  return <LoadedSchedule id={id}>{(schedule) => <Details schedule={schedule} />}</LoadedSchedule>;
}

function Details({ schedule }: { schedule: Schedule }) {
  const [, navigate] = useLocation();
  const { reference, preference, email, phone } = schedule;
  const facts = [
    ["To", preference === "sms" ? null : displayAddress(email ?? "")],
    ["To", preference === "email" ? null : displayAddress(phone ?? "")],
    ["Its recipient is told who asked for it:", namedRequester(schedule)],
    ["Reference:", reference],
  ].filter(([, value]) => value !== null);
  return (
    <>
      <ScheduleState schedule={schedule} />
      <NextReminder schedule={schedule} />
      <ScheduleActions
        schedule={schedule}
        onDone={(kind) => {
          if (kind === "end") focusHeading();
          if (kind === "erase") navigate(SCHEDULES_PATH);
        }}
      />
      <Message item={schedule} />
      {facts.map(([name, value]) => (
        <p key={value}>
          {name} <Address text={value ?? ""} />
        </p>
      ))}
      <ZoneHint />
    </>
  );
}

/** The way to the next reminder, which is made before its day if it isn't there yet. */
function NextReminder({ schedule }: { schedule: Schedule }) {
  const [, navigate] = useLocation();
  const services = useServices();
  const { run, pending, problem } = useActionRunner();
  const { id, nextReminderId } = schedule;
  const occurrence = nextDue(schedule)?.dueAtLocal.slice(0, "2026-11-24T09:00:00".length);
  if (occurrence === undefined) return null;
  if (nextReminderId !== null) {
    return (
      <p>
        <Link href={reminderPath(nextReminderId)}>See the next one</Link>
      </p>
    );
  }
  const open = async () => navigate(reminderPath(await makeAhead(services, id, occurrence)));
  return (
    <>
      <button type="button" class="action" onClick={() => run("next", "change", open)}>
        {pending === undefined ? "Change or skip the next one" : "Opening…"}
      </button>
      <Problem text={problem} />
    </>
  );
}
