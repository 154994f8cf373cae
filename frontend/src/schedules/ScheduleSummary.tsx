// When what repeats is sent, in words.
import type { Schedule } from "../api/types";
import { DueTime } from "../reminders/DueTime";
import { viewerZone, zonePlace } from "../time/zones";
import { nextDue } from "./next-due";
import { ruleWords } from "./rule/rule-words";

/** The rule, with its place where that isn't the viewer's, and the next time. */
export function ScheduleSummary({ schedule }: { schedule: Schedule }) {
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
