// One reminder: its state, its time, its text, what can be done with it and what happened.
import { useMemo } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { lazily } from "../../chunks/Lazily";
import { Countdown } from "../../time/Countdown";
import { viewerZone, zonePlace } from "../../time/zones";
import { ReminderActions } from "../actions/ReminderActions";
import { DueTime } from "../DueTime";
import { isFinal } from "../labels";
import { reminderPath } from "../paths";
import { StatusBadge } from "../StatusBadge";
import { useStatusAnnouncements } from "../useStatusAnnouncements";
import { Timeline } from "./Timeline";

const OccurrenceSource = lazily(
  () => import("../../schedules/OccurrenceSource").then((part) => part.OccurrenceSource),
  { what: "what repeats" },
);

/** The view of a reminder that has been loaded. */
export function ReminderDetails({ reminder }: { reminder: Reminder }) {
  const [, navigate] = useLocation();
  const zone = viewerZone();
  useStatusAnnouncements(useMemo(() => [reminder], [reminder]));
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
      <ReminderActions
        reminder={reminder}
        onDone={(isGone) => (isGone ? navigate("/") : document.querySelector("h1")?.focus())}
      />
      <h2>Message</h2>
      <p class="reminder-message" dir="auto">
        {reminder.message}
      </p>
      <h2>What happened</h2>
      {reminder.snoozedFrom !== null && (
        <p class="reminder-source">
          It was snoozed from <Link href={reminderPath(reminder.snoozedFrom)}>an earlier one</Link>.
        </p>
      )}
      {reminder.scheduleId !== null && (
        <OccurrenceSource scheduleId={reminder.scheduleId} reason={reminder.reason} />
      )}
      {reminder.askedBy !== null && (
        <p class="reminder-source">
          Its recipient is told that <bdi>{reminder.askedBy}</bdi> asked for it.
        </p>
      )}
      {reminder.reference !== null && (
        <p class="reminder-source">
          Reference: <bdi>{reminder.reference}</bdi>
        </p>
      )}
      {Object.entries(reminder.metadata).map(([name, value]) => (
        <p key={name} class="reminder-source">
          <bdi>{name}</bdi>: <bdi>{value}</bdi>
        </p>
      ))}
      <Timeline reminder={reminder} zone={zone} />
      <p class="hint">Times as in {zonePlace(zone)}.</p>
    </>
  );
}
