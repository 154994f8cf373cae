// What a schedule is, in words: its status, its rule, its next time.
import type { Schedule } from "../api/types";
import { DueTime } from "../reminders/DueTime";
import { viewerZone, zonePlace } from "../time/zones";
import { scheduleNotes, scheduleStatus } from "./labels";
import { nextDue } from "./next-due";
import { ruleWords } from "./rule/rule-words";

/** Its status with why, its rule, and the next time. */
export function ScheduleState({ schedule }: { schedule: Schedule }) {
  const { text, tone } = scheduleStatus(schedule.status);
  return (
    <>
      <p class="reminder-state">
        <span class={`badge badge-${tone}`}>{text}</span>
      </p>
      <ScheduleSummary schedule={schedule} />
      {scheduleNotes(schedule).map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  );
}

/** The rule, with its place where that isn't the viewer's, and the next time. */
function ScheduleSummary({ schedule }: { schedule: Schedule }) {
  const { rrule, start, timezone } = schedule;
  const next = nextDue(schedule);
  return (
    <>
      <p class="schedule-rule">
        {ruleWords(rrule, start)}
        {timezone !== viewerZone() && ` (time in ${zonePlace(timezone)})`}
      </p>
      {next !== undefined && (
        <p class="schedule-next">
          Next: <DueTime reminder={next} />
        </p>
      )}
    </>
  );
}
