// The view of one schedule.
import { useLocation } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { displayAddress, namedRequester } from "../../reminders/labels";
import { LoadedSchedule, Message } from "../../reminders/Loaded";
import { SCHEDULES_PATH } from "../../reminders/paths";
import { viewerZone, zonePlace } from "../../time/zones";
import { Address } from "../../ui/Address";
import { focusHeading } from "../../ui/PageHeading";
import { ScheduleActions } from "../actions/ScheduleActions";
import { ScheduleState } from "../ScheduleState";

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
      <p class="hint">Times are in {zonePlace(viewerZone())} time.</p>
    </>
  );
}
