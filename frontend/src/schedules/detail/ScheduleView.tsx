// The page of one schedule.
import { Link, useLocation } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { displayAddress, namedAsker, reminderTitle } from "../../reminders/labels";
import { LoadedSchedule } from "../../reminders/Loaded";
import { reminderPath, SCHEDULES_PATH } from "../../reminders/paths";
import { viewerZone, zonePlace } from "../../time/zones";
import { Address } from "../../ui/Address";
import { ScheduleActions } from "../actions/ScheduleActions";
import { ScheduleState } from "../ScheduleState";

/** Shows the schedule `id`, in each state of loading it. */
export function ScheduleView({ id }: { id: string }) {
  return <LoadedSchedule id={id}>{(schedule) => <Details schedule={schedule} />}</LoadedSchedule>;
}

function Details({ schedule }: { schedule: Schedule }) {
  const [, navigate] = useLocation();
  const { message, reference, nextReminderId, preference, email, phone } = schedule;
  const sources = [
    ["To", preference === "sms" ? null : displayAddress(email ?? "")],
    ["To", preference === "email" ? null : displayAddress(phone ?? "")],
    ["Its recipient is told who asked for it:", namedAsker(schedule)],
    ["Reference:", reference],
  ].filter(([, value]) => value !== null);
  return (
    <>
      <ScheduleState schedule={schedule} />
      {nextReminderId !== null && (
        <p>
          <Link href={reminderPath(nextReminderId)}>See the next one</Link>
        </p>
      )}
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
