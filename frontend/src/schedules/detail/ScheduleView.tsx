// The page of one schedule.
import { Link, useLocation } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { Problem } from "../../reminders/actions/ActionBar";
import { useActionRunner } from "../../reminders/actions/useReminderChanges";
import { useServices } from "../../reminders/data/services";
import { displayAddress, namedAsker, reminderTitle } from "../../reminders/labels";
import { LoadedSchedule } from "../../reminders/Loaded";
import { reminderPath, SCHEDULES_PATH } from "../../reminders/paths";
import { viewerZone, zonePlace } from "../../time/zones";
import { Address } from "../../ui/Address";
import { ScheduleActions } from "../actions/ScheduleActions";
import { makeAhead } from "../data/schedule-queries";
import { nextDue } from "../next-due";
import { ScheduleState } from "../ScheduleState";

/** Shows the schedule `id`, in each state of loading it. */
export function ScheduleView({ id }: { id: string }) {
  return <LoadedSchedule id={id}>{(schedule) => <Details schedule={schedule} />}</LoadedSchedule>;
}

function Details({ schedule }: { schedule: Schedule }) {
  const [, navigate] = useLocation();
  const { message, reference, preference, email, phone } = schedule;
  const sources = [
    ["To", preference === "sms" ? null : displayAddress(email ?? "")],
    ["To", preference === "email" ? null : displayAddress(phone ?? "")],
    ["Its recipient is told who asked for it:", namedAsker(schedule)],
    ["Reference:", reference],
  ].filter(([, value]) => value !== null);
  return (
    <>
      <ScheduleState schedule={schedule} />
      <NextOne schedule={schedule} />
      <ScheduleActions
        schedule={schedule}
        onDone={(kind) => {
          if (kind === "end") document.querySelector("h1")?.focus();
          if (kind === "erase") navigate(SCHEDULES_PATH);
        }}
      />
      {message !== reminderTitle(schedule) && (
        <>
          <h2>Message</h2>
          <p class="reminder-message" dir="auto">
            {message}
          </p>
        </>
      )}
      {sources.map(([what, value]) => (
        <p key={value}>
          {what} <Address text={value ?? ""} />
        </p>
      ))}
      <p class="hint">Times as in {zonePlace(viewerZone())}.</p>
    </>
  );
}

/** The way to the next of its reminders, which is made before its time where it isn't there yet. */
function NextOne({ schedule }: { schedule: Schedule }) {
  const [, navigate] = useLocation();
  const services = useServices();
  const { run, pending, problem } = useActionRunner();
  const { id, nextReminderId } = schedule;
  const next = nextDue(schedule)?.dueAtLocal.slice(0, "2026-11-24T09:00:00".length);
  if (next === undefined) return null;
  if (nextReminderId !== null) {
    return (
      <p>
        <Link href={reminderPath(nextReminderId)}>See the next one</Link>
      </p>
    );
  }
  const open = async () => navigate(reminderPath(await makeAhead(services, id, next)));
  return (
    <>
      <button type="button" class="action" onClick={() => run("next", "change", open)}>
        {pending === undefined ? "Change or skip the next one" : "Opening…"}
      </button>
      <Problem text={problem} />
    </>
  );
}
