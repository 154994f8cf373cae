// Everything about one reminder: its state, its text, its time and what happened.
import type { Reminder } from "../../api/types";
import { Countdown } from "../../time/Countdown";
import { viewerZone } from "../../time/local-time";
import { DueTime } from "../DueTime";
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
      <p class="reminder-due">
        <DueTime reminder={reminder} withPlace />
      </p>
      <h2>Message</h2>
      <p class="reminder-message" dir="auto">
        {reminder.message}
      </p>
      <h2>What happened</h2>
      <Journey reminder={reminder} zone={viewerZone()} />
    </>
  );
}
