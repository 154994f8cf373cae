// A list of reminders by their days.
import { ScheduleActions } from "../../schedules/actions/ScheduleActions";
import { useDeviceSettings } from "../../settings/device-settings";
import { useSession } from "../../sign-in/useSession";
import { Countdown } from "../../time/Countdown";
import { formatDay, formatDueThere, formatTime } from "../../time/format";
import { useNow } from "../../time/server-clock";
import { attempt, viewerZone } from "../../time/zones";
import { Address } from "../../ui/Address";
import { ReminderActions } from "../actions/ReminderActions";
import {
  channelsOf,
  deliveryResult,
  isBad,
  isFinal,
  type ReminderChannel,
  statusLabel,
} from "../labels";
import { reminderPath, schedulePath } from "../paths";
import { Badge } from "../status";
import { ItemList, type ListQuery } from "./ItemList";
import { listedAt, type ListedReminder } from "./rows";

/** A row counts down for so many milliseconds. */
const COUNTDOWN = 24 * 3_600_000;

export interface ReminderListProps {
  query: ListQuery;
  rows: readonly ListedReminder[];
  /** Whether they are listed by when they ended. */
  isByEnd?: boolean;
  empty?: readonly [string, string];
  moreText?: string;
}

/** The row of a schedule stands for its next reminder, which is not made yet. */
export function ReminderList({ rows, isByEnd = false, ...list }: ReminderListProps) {
  const now = useNow();
  // Where the day can't be told the row says so.
  const dayOf = (row: ListedReminder) =>
    attempt(() => formatDay(listedAt(row, isByEnd), viewerZone(), now));
  return (
    <ItemList {...list} what="your reminders" items={rows} dayOf={dayOf}>
      {(row, onDone) => ({
        path: row.schedule ? schedulePath(row.id) : reminderPath(row.id),
        time: formatTime(listedAt(row, isByEnd)),
        details: <Details row={row} />,
        actions: row.schedule ? (
          <ScheduleActions schedule={row.schedule} onDone={onDone} />
        ) : (
          <ReminderActions reminder={row} onDone={onDone} />
        ),
      })}
    </ItemList>
  );
}

/** What went wrong, how soon it is due, its recipient if that is somebody else, and the result. */
function Details({ row }: { row: ListedReminder }) {
  const now = useNow();
  const there = formatDueThere(row, viewerZone(), now);
  const isSoon = !isFinal(row) && Date.parse(row.dueAt) - now < COUNTDOWN;
  const hasEnded = isFinal(row) && row.status !== "cancelled";
  const channels = channelsOf(row);
  const delivery = (of: ReminderChannel) => (
    <Delivery key={of.channel} of={of} hasEnded={hasEnded} />
  );
  return (
    <ul class={row.attention ? "row-more row-whole" : "row-more"}>
      {row.status !== "scheduled" && (
        <li>
          <Badge {...statusLabel(row)} />
        </li>
      )}
      {channels.filter(isBad).map(delivery)}
      <li class="signs">
        {row.scheduleId !== null && <Icon name="repeats" />}
        {!hasEnded && channels.map(({ channel }) => <Icon key={channel} name={channel} />)}
      </li>
      {isSoon && (
        <li class="countdown">
          <Countdown to={row.dueAt} />
        </li>
      )}
      {there !== undefined && <li>{there}</li>}
      {channels.filter((each) => !isBad(each)).map(delivery)}
      {row.more !== undefined && <li>and {row.more} more waiting</li>}
      {row.doneAt !== null && row.status !== "cancelled" && <li>Done</li>}
    </ul>
  );
}

/** The result of a delivery that has ended, and its address unless that is the viewer's own. */
function Delivery({ of, hasEnded }: { of: ReminderChannel; hasEnded: boolean }) {
  const { channel, name, address, delivery } = of;
  const { email, phone } = useDeviceSettings();
  const own = [email, phone, useSession().email].map((each) => each?.toLowerCase());
  const isOwn = own.includes(address.toLowerCase());
  if (isOwn && !hasEnded) return null;
  return (
    <li class={isBad(of) ? "delivery-bad" : undefined}>
      {hasEnded && `${name}: ${deliveryResult(channel, delivery)} `}
      {(!isOwn || isBad(of)) && <Address text={address} />}
    </li>
  );
}

const ICONS = {
  email: ["By email", "M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6"],
  sms: ["By SMS", "M3 3.5h14v10H9l-4 3.5v-3.5H3zM6.5 8.5h.01M10 8.5h.01M13.5 8.5h.01"],
  repeats: ["Repeats", "M4 9a6 6 0 0 1 11-2.5M16 3v4h-4M16 11a6 6 0 0 1-11 2.5M4 17v-4h4"],
} as const;

/** A line drawing, and its meaning in words. */
function Icon({ name }: { name: keyof typeof ICONS }) {
  const [words, path] = ICONS[name];
  return (
    <span class="sign">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={path} />
      </svg>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
