// The state of a schedule, and when its next reminder is due.
import { Temporal } from "temporal-polyfill";
import type { Schedule } from "../api/types";
import { DueTime } from "../reminders/DueTime";
import { type Label, unknownLabel } from "../reminders/labels";
import { Badge } from "../reminders/status";
import { isUsable, viewerZone, zonePlace } from "../time/zones";
import { ruleWords } from "./rule/rule-words";

const STATUSES: Readonly<Record<string, Label>> = {
  active: { text: "Active", tone: "good" },
  paused: { text: "Paused", tone: "busy" },
  ended: { text: "Ended", tone: "plain" },
};

const REASONS: Readonly<Record<string, string>> = {
  owner: "Nothing is sent until you resume it.",
  sms_off: "It was paused: no text messages are sent here any longer.",
  country_not_allowed: "It was paused: text messages don't go to the number's country any longer.",
  phone_not_mobile: "It was paused: its number is not a mobile number.",
  recipient_not_allowed: "It was paused: reminders can't be sent to its recipient any longer.",
  timezone_unknown: "It was paused: its time zone is not known any longer.",
};

/** Its status, its rule, the next time, and why it is paused or what it missed. */
export function ScheduleState({ schedule }: { schedule: Schedule }) {
  const { status, rrule, start, timezone, missed, pausedReason } = schedule;
  const reason = pausedReason ?? "";
  const next = nextDue(schedule);
  return (
    <>
      <p class="reminder-state">
        <Badge {...(STATUSES[status] ?? unknownLabel(status))} />
      </p>
      <p class="reminder-due">
        {ruleWords(rrule, start)}
        {timezone !== viewerZone() && ` (time in ${zonePlace(timezone)})`}
      </p>
      {next !== undefined && (
        <p class="reminder-due">
          Next: <DueTime reminder={next} />
        </p>
      )}
      {status === "paused" && (
        <p>{REASONS[reason] ?? `It was paused: ${reason.replaceAll("_", " ")}.`}</p>
      )}
      {missed > 0 && (
        <p>{missed === 1 ? "1 was" : `${missed} were`} not sent, since its time had long passed.</p>
      )}
    </>
  );
}

/** The due time of its next reminder; undefined if there is none. In UTC if this browser lacks the schedule's zone. */
export function nextDue({ nextDueAt, timezone }: Schedule) {
  if (nextDueAt === null) return undefined;
  const zone = isUsable(timezone) ? timezone : "UTC";
  const local = Temporal.Instant.from(nextDueAt).toZonedDateTimeISO(zone);
  const dueAtLocal = local.toString({ timeZoneName: "never", smallestUnit: "second" });
  const localTime = local.toPlainDateTime().toString({ smallestUnit: "second" });
  return { dueAt: nextDueAt, dueAtLocal, localTime, timezone: zone };
}
