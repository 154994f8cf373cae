// Everything about one reminder: its state, its text, its time and what happened.
import type { Reminder } from "../../api/types";
import { untilNextMinute, useNow } from "../../time/clock";
import { Countdown } from "../../time/Countdown";
import { viewerZone } from "../../time/local-time";
import { dateTimeWords, momentWords, zonePlace } from "../../time/words";
import { StatusBadge } from "../StatusBadge";
import { isFinal } from "../words";
import { Journey } from "./Journey";

/** The view of a reminder that has been loaded. */
export function ReminderDetails({ reminder }: { reminder: Reminder }) {
  return (
    <>
      <p class="reminder-state">
        <StatusBadge status={reminder.status} />
        {!isFinal(reminder) && (
          <span class="countdown">
            <Countdown to={reminder.dueAt} />
          </span>
        )}
      </p>
      <DueTime reminder={reminder} />
      <h2>Message</h2>
      <p class="reminder-message" dir="auto">
        {reminder.message}
      </p>
      <h2>What happened</h2>
      <Journey reminder={reminder} zone={viewerZone()} />
    </>
  );
}

/** The due time where the viewer is, and in brackets where the reminder is when that differs. */
function DueTime({ reminder: { dueAt, timezone } }: { reminder: Reminder }) {
  const now = useNow(untilNextMinute);
  const zone = viewerZone();
  const there = dateTimeWords(dueAt, timezone, now);
  return (
    <p class="reminder-due">
      {momentWords(dueAt, zone, now)} in {zonePlace(zone)}
      {there !== dateTimeWords(dueAt, zone, now) && ` (${there} in ${zonePlace(timezone)})`}
    </p>
  );
}
