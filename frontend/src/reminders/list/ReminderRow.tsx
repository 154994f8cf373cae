// One reminder in a list.
import { useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../api/types";
import { Countdown } from "../../time/Countdown";
import { ReminderActions } from "../actions/ReminderActions";
import { DueTime } from "../DueTime";
import { channelsOf, deliveryLabel, isFinal, reminderTitle } from "../labels";
import { reminderPath } from "../paths";
import { StatusBadge } from "../StatusBadge";
import { useFocusNext, useFocusTarget } from "./focus-target";

/** A reminder's title, time, addresses and status; the title leads to its own page. */
export function ReminderRow({ reminder }: { reminder: Reminder }) {
  const row = useRef<HTMLLIElement>(null);
  const focusNext = useFocusNext();
  useFocusTarget(reminder.id, row);
  return (
    <li ref={row} class="reminder-row" data-reminder={reminder.id}>
      <div class="reminder-row-main">
        <Link href={reminderPath(reminder.id)} class="reminder-row-title">
          <span dir="auto">{reminderTitle(reminder)}</span>
        </Link>
        <p class="reminder-row-when">
          <DueTime reminder={reminder} />
        </p>
        <ul class="reminder-row-to">
          {channelsOf(reminder).map(({ channel, name, address, delivery }) => (
            <li key={channel}>
              {name} <bdi>{address}</bdi>
              {isFinal(reminder) && `: ${deliveryLabel(channel, delivery).text.toLowerCase()}`}
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
    </li>
  );
}
