// The page of one schedule.
import { Link } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { displayAddress, reminderTitle } from "../../reminders/labels";
import { reminderPath } from "../../reminders/paths";
import { viewerZone, zonePlace } from "../../time/zones";
import { ScheduleActions } from "../actions/ScheduleActions";
import { scheduleNotes } from "../labels";
import { LoadedSchedule } from "../LoadedSchedule";
import { ScheduleBadge } from "../ScheduleBadge";
import { ScheduleSummary } from "../ScheduleSummary";

/** Shows the schedule `id`, in each state of loading it. */
export function ScheduleView({ id }: { id: string }) {
  return <LoadedSchedule id={id}>{(schedule) => <Details schedule={schedule} />}</LoadedSchedule>;
}

function Details({ schedule }: { schedule: Schedule }) {
  const { status, message, askedBy, reference, nextReminderId, preference } = schedule;
  const addresses = [
    preference === "sms" ? null : schedule.email,
    preference === "email" ? null : schedule.phone,
  ].filter((address) => address !== null);
  return (
    <>
      <p class="reminder-state">
        <ScheduleBadge status={status} />
      </p>
      {scheduleNotes(schedule).map((note) => (
        <p key={note}>{note}</p>
      ))}
      <ScheduleSummary schedule={schedule} />
      {nextReminderId !== null && (
        <p class="reminder-source">
          <Link href={reminderPath(nextReminderId)}>See the next one</Link>
        </p>
      )}
      <ScheduleActions schedule={schedule} />
      {message !== reminderTitle(schedule) && (
        <>
          <h2>Message</h2>
          <p class="reminder-message" dir="auto">
            {message}
          </p>
        </>
      )}
      {addresses.map((address) => (
        <p key={address} class="reminder-source">
          To <bdi>{displayAddress(address)}</bdi>
        </p>
      ))}
      {askedBy !== null && (
        <p class="reminder-source">
          Its recipient is told that <bdi>{askedBy}</bdi> asked for it.
        </p>
      )}
      {reference !== null && (
        <p class="reminder-source">
          Reference: <bdi>{reference}</bdi>
        </p>
      )}
      <p class="hint">Times as in {zonePlace(viewerZone())}.</p>
    </>
  );
}
