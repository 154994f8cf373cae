// The page of one reminder: its state, its time, its text, what can be done and what happened.
import { useMemo } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { useSchedule } from "../../schedules/data/schedule-queries";
import { ruleWords } from "../../schedules/rule/rule-words";
import { Countdown } from "../../time/Countdown";
import { viewerZone, zonePlace } from "../../time/zones";
import { Address } from "../../ui/Address";
import { ReminderActions } from "../actions/ReminderActions";
import { DueTime } from "../DueTime";
import { isFinal, namedRequester, reminderTitle } from "../labels";
import { LoadedReminder } from "../Loaded";
import { reminderPath, schedulePath } from "../paths";
import { listPath } from "../row-focus";
import { StatusBadge, useStatusAnnouncements } from "../status";
import { Timeline } from "./Timeline";

/** Shows the reminder `id`, in each state of loading it. */
export function ReminderView({ id }: { id: string }) {
  return <LoadedReminder id={id}>{(reminder) => <Details reminder={reminder} />}</LoadedReminder>;
}

function Details({ reminder }: { reminder: Reminder }) {
  const [, navigate] = useLocation();
  useStatusAnnouncements(useMemo(() => [reminder], [reminder]));
  const asker = namedRequester(reminder);
  const { message, snoozedFrom, scheduleId, reference, metadata } = reminder;
  const named = Object.entries({ ...(reference && { Reference: reference }), ...metadata });
  return (
    <>
      <p class="reminder-state">
        <StatusBadge reminder={reminder} />
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
        onDone={(isGone) => (isGone ? navigate(listPath()) : document.querySelector("h1")?.focus())}
      />
      {message !== reminderTitle(reminder) && (
        <>
          <h2>Message</h2>
          <p class="reminder-message" dir="auto">
            {message}
          </p>
        </>
      )}
      <h2>What happened</h2>
      {snoozedFrom !== null && (
        <p>
          It follows <Link href={reminderPath(snoozedFrom)}>an earlier one</Link>.
        </p>
      )}
      {scheduleId !== null && <OccurrenceSource scheduleId={scheduleId} reason={reminder.reason} />}
      {asker !== null && (
        <p>
          Its recipient is told that <Address text={asker} /> asked for it.
        </p>
      )}
      {named.map(([name, value]) => (
        <p key={name}>
          <bdi>{name}</bdi>: <bdi>{value}</bdi>
        </p>
      ))}
      <Timeline reminder={reminder} />
      <p class="hint">Times as in {zonePlace(viewerZone())}.</p>
    </>
  );
}

/** The schedule's rule in words once it is there, and the way to it. */
function OccurrenceSource(props: { scheduleId: string; reason: Reminder["reason"] }) {
  const { scheduleId, reason } = props;
  const { data } = useSchedule(scheduleId);
  const words = data && ruleWords(data.rrule, data.start);
  return (
    <p>
      It repeats{words !== undefined && <>: {words.charAt(0).toLowerCase() + words.slice(1)}</>}.{" "}
      {reason === "schedule" && "It was cancelled when what repeats was changed, paused or ended. "}
      <Link href={schedulePath(scheduleId)}>See what repeats</Link>
    </p>
  );
}
