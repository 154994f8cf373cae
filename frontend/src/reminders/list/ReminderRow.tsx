// One reminder in a list.
import { useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { Countdown } from "../../time/Countdown";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { HiddenTitle } from "../actions/ActionButton";
import { ReminderActions } from "../actions/ReminderActions";
import { useLatestVersion } from "../data/queries";
import { DueTime } from "../DueTime";
import { channelsOf, deliveryLabel, deliveryResult, isFinal, reminderTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";
import { StatusBadge } from "../StatusBadge";
import { useFocusNext, useFocusTarget } from "./focus-target";

/** A reminder, or its message alone where the rest can't be shown: the other rows are. */
export function ReminderRow({ reminder }: { reminder: Reminder }) {
  const row = useRef<HTMLLIElement>(null);
  useFocusTarget(reminder.id, row);
  return (
    <li ref={row} class="reminder-row" data-reminder={reminder.id}>
      <ErrorBoundary fallback={<MessageAlone reminder={reminder} />}>
        <Contents reminder={reminder} />
      </ErrorBoundary>
    </li>
  );
}

function MessageAlone({ reminder: { message } }: { reminder: Reminder }) {
  return (
    <div class="reminder-row-main">
      <bdi>{message}</bdi>
      <p class="hint">This browser can't show the rest of this reminder.</p>
    </div>
  );
}

/** A reminder's title, time, addresses and status; the title leads to its own page. */
function Contents({ reminder: listed }: { reminder: Reminder }) {
  const reminder = useLatestVersion(listed);
  const focusNext = useFocusNext();
  return (
    <>
      <div class="reminder-row-main">
        <Link href={reminderPath(reminder.id)} class="reminder-row-title">
          <span dir="auto">{reminderTitle(reminder)}</span>
        </Link>
        <p class="reminder-row-when">
          <DueTime reminder={reminder} />
        </p>
        {reminder.scheduleId !== null && (
          <p class="reminder-row-when">
            <Link href={schedulePath(reminder.scheduleId)}>
              Repeats
              <HiddenTitle reminder={reminder} />
            </Link>
          </p>
        )}
        <ul class="reminder-row-to">
          {channelsOf(reminder).map(({ channel, name, address, delivery }) => (
            <li key={channel} class={`delivery-${deliveryLabel(channel, delivery).tone}`}>
              {name} <bdi>{address}</bdi>
              {isFinal(reminder) && `: ${deliveryResult(channel, delivery)}`}
            </li>
          ))}
        </ul>
      </div>
      <div class="reminder-row-side">
        {!isFinal(reminder) && (
          <span class="countdown">
            <Countdown to={reminder.dueAt} />
          </span>
        )}
        <StatusBadge status={reminder.status} />
      </div>
      <ReminderActions reminder={reminder} onPutBack={({ id }) => focusNext(id)} />
    </>
  );
}
