// The page of one schedule.
import { Link } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { displayAddress, reminderTitle } from "../../reminders/labels";
import { reminderPath } from "../../reminders/paths";
import { viewerZone, zonePlace } from "../../time/zones";
import { ScheduleActions } from "../actions/ScheduleActions";
import { LoadedSchedule } from "../LoadedSchedule";
import { ScheduleState } from "../ScheduleSummary";

/** Shows the schedule `id`, in each state of loading it. */
export function ScheduleView({ id }: { id: string }) {
  return <LoadedSchedule id={id}>{(schedule) => <Details schedule={schedule} />}</LoadedSchedule>;
}

function Details({ schedule }: { schedule: Schedule }) {
  const { message, askedBy, reference, nextReminderId, preference } = schedule;
  const sources = [
    ...(preference !== "sms" ? [["To", displayAddress(schedule.email ?? "")]] : []),
    ...(preference !== "email" ? [["To", displayAddress(schedule.phone ?? "")]] : []),
    ...(askedBy === null ? [] : [["Its recipient is told who asked for it:", askedBy]]),
    ...(reference === null ? [] : [["Reference:", reference]]),
  ];
  return (
    <>
      <ScheduleState schedule={schedule} />
      {nextReminderId !== null && (
        <p class="reminder-source">
          <Link href={reminderPath(nextReminderId)}>See the next one</Link>
        </p>
      )}
      <ScheduleActions
        schedule={schedule}
        onDone={(kind) => kind === "end" && document.querySelector("h1")?.focus()}
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
        <p key={value} class="reminder-source">
          {what} <bdi>{value}</bdi>
        </p>
      ))}
      <p class="hint">Times as in {zonePlace(viewerZone())}.</p>
    </>
  );
}
