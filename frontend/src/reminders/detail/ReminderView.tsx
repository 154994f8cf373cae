// The view of one reminder.
import { useMemo } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { useSchedule } from "../../schedules/data/schedule-queries";
import { ruleWords } from "../../schedules/rule/rule-words";
import { Countdown } from "../../time/Countdown";
import { Address } from "../../ui/Address";
import { focusHeading } from "../../ui/PageHeading";
import { ReminderActions } from "../actions/ReminderActions";
import { DueTime } from "../DueTime";
import { isFinal, namedRequester, statusLabel } from "../labels";
import { LoadedReminder, Message } from "../Loaded";
import { reminderPath, schedulePath } from "../paths";
import { listPath } from "../row-focus";
import { Badge, useStatusAnnouncements } from "../status";
import { Timeline } from "./Timeline";

export function ReminderView({ id }: { id: string }) {
  return <LoadedReminder id={id}>{(reminder) => <Details reminder={reminder} />}</LoadedReminder>;
}

function Details({ reminder }: { reminder: Reminder }) {
  const [, navigate] = useLocation();
  useStatusAnnouncements(useMemo(() => [reminder], [reminder]));
  const requester = namedRequester(reminder);
  const { snoozedFrom, scheduleId, reference, metadata } = reminder;
  const labels = Object.entries({ ...(reference && { Reference: reference }), ...metadata });
  return (
    <>
      <p class="reminder-state">
        <Badge {...statusLabel(reminder)} />
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
        onDone={(isGone) => (isGone ? navigate(listPath()) : focusHeading())}
      />
      <Message item={reminder} />
      <h2>What happened</h2>
      {snoozedFrom !== null && (
        <p>
          It follows <Link href={reminderPath(snoozedFrom)}>an earlier one</Link>.
        </p>
      )}
      {scheduleId !== null && <ScheduleLink scheduleId={scheduleId} reason={reminder.reason} />}
      {requester !== null && (
        <p>
          Its recipient is told that <Address text={requester} /> asked for it.
        </p>
      )}
      {labels.map(([name, value]) => (
        <p key={name}>
          <bdi>{name}</bdi>: <bdi>{value}</bdi>
        </p>
      ))}
      <Timeline reminder={reminder} />
    </>
  );
}

/** The rule in words, once it is loaded, and the way to the schedule. */
function ScheduleLink({ scheduleId, reason }: { scheduleId: string; reason: Reminder["reason"] }) {
  const { data } = useSchedule(scheduleId);
  const words = data && ruleWords(data.rrule, data.start);
  return (
    <p>
      It repeats{words !== undefined && <>: {words.charAt(0).toLowerCase() + words.slice(1)}</>}.{" "}
      {reason === "schedule" &&
        "It was cancelled when the repeating reminder was changed, paused or ended. "}
      <Link href={schedulePath(scheduleId)}>See the repeating reminder</Link>
    </p>
  );
}
