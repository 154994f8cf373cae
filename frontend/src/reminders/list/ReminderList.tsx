// One reminder in a list.
import { useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { ScheduleActions } from "../../schedules/actions/ScheduleActions";
import { useNow } from "../../time/clock";
import { Countdown } from "../../time/Countdown";
import { formatDueThere, formatTime } from "../../time/format";
import { viewerZone } from "../../time/zones";
import { Address } from "../../ui/Address";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { HiddenTitle } from "../actions/ActionBox";
import { ReminderActions } from "../actions/ReminderActions";
import { returnToRow, useAwaitedFocus } from "../focus-row";
import {
  channelsOf,
  deliveryResult,
  isBad,
  isFinal,
  type ReminderChannel,
  reminderTitle,
  type Titled,
} from "../labels";
import { reminderPath, schedulePath } from "../paths";
import { useRowKeys } from "../row-keys";
import { StatusBadge } from "../status";
import { listedAt, type Row } from "./rows";

/** Until so many milliseconds before its time a row counts down. */
const COUNTS_DOWN = 24 * 3_600_000;

interface Props {
  row: Row;
  /** One's own addresses, which are not named. */
  own: readonly (string | undefined)[];
  isByEnd: boolean;
  /** The day that begins with this row. */
  day: string | undefined;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onDone: () => void;
}

/** A reminder, or its message alone where the rest can't be shown: the other rows are. */
export function ReminderRow({ row, day, ...props }: Props) {
  const item = useRef<HTMLLIElement>(null);
  useAwaitedFocus(row.id, item);
  const messageAlone = (
    <div class="row-main">
      <bdi>{row.message}</bdi>
      <p class="hint">This browser can't show the rest of this reminder.</p>
    </div>
  );
  return (
    <li ref={item} class="reminder-item" data-reminder={row.id}>
      {day !== undefined && <h3 class="day">{day}</h3>}
      <ErrorBoundary fallback={messageAlone}>
        <Contents row={row} {...props} />
      </ErrorBoundary>
    </li>
  );
}

/** Its time and title lead; the title leads to its own page. What can be done is a press away. */
function Contents({ row, own, isByEnd, isOpen, onOpen, onDone }: Omit<Props, "day">) {
  const { id, schedule } = row;
  const [keys, close] = useRowKeys(isOpen, onOpen);
  const onActed = () => {
    close();
    onDone();
  };
  return (
    <div class="reminder-row" {...keys}>
      <p class="row-time">{formatTime(listedAt(row, isByEnd))}</p>
      <div class="row-main">
        <Link
          href={schedule ? schedulePath(id) : reminderPath(id)}
          class="row-title"
          onClick={() => returnToRow(id)}
        >
          <span dir="auto">{reminderTitle(row)}</span>
        </Link>
        <More row={row} own={own} />
      </div>
      <MenuButton reminder={row} isOpen={isOpen} onOpen={onOpen} />
      {isOpen && !schedule && <ReminderActions reminder={row} onDone={onActed} />}
      {isOpen && schedule && <ScheduleActions schedule={schedule} onDone={onActed} />}
    </div>
  );
}

interface MenuProps {
  reminder: Titled;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}

/** While it is closed Tab doesn't stop here: the right arrow at the title does the same. */
export function MenuButton({ reminder, isOpen, onOpen }: MenuProps) {
  return (
    <button
      type="button"
      class="row-menu"
      tabIndex={isOpen ? 0 : -1}
      aria-expanded={isOpen}
      onClick={() => onOpen(!isOpen)}
    >
      <span aria-hidden="true">⋯</span>
      <span class="visually-hidden">Actions</span>
      <HiddenTitle item={reminder} />
    </button>
  );
}

/**
 * What else is to be known of it: what went wrong, how soon, to whom if not to oneself, and what
 * became of it.
 */
function More({ row, own }: Pick<Props, "row" | "own">) {
  const now = useNow();
  const there = formatDueThere(row, viewerZone(), now);
  const isSoon = !isFinal(row) && Date.parse(row.dueAt) - now < COUNTS_DOWN;
  const hasEnded = isFinal(row) && row.status !== "cancelled";
  const channels = channelsOf(row);
  const deliveryOf = (each: ReminderChannel) => (
    <Delivery key={each.channel} {...each} own={own} hasEnded={hasEnded} />
  );
  return (
    <ul class={row.attention ? "row-more row-whole" : "row-more"}>
      {row.status !== "scheduled" && (
        <li>
          <StatusBadge reminder={row} />
        </li>
      )}
      {channels.filter(isBad).map(deliveryOf)}
      <li class="signs">
        {row.scheduleId !== null && <Sign name="repeats" />}
        {!hasEnded && channels.map(({ channel }) => <Sign key={channel} name={channel} />)}
      </li>
      {isSoon && (
        <li class="countdown">
          <Countdown to={row.dueAt} />
        </li>
      )}
      {there !== undefined && <li>{there}</li>}
      {channels.filter((each) => !isBad(each)).map(deliveryOf)}
      {row.more !== undefined && <li>and {row.more} more waiting</li>}
      {row.doneAt !== null && <li>Done</li>}
    </ul>
  );
}

interface DeliveryProps extends ReminderChannel, Pick<Props, "own"> {
  hasEnded: boolean;
}

function Delivery({ own, hasEnded, ...each }: DeliveryProps) {
  const { channel, name, address, delivery } = each;
  const isOwn = own.some((known) => known?.toLowerCase() === address.toLowerCase());
  if (isOwn && !hasEnded) return null;
  return (
    <li class={isBad(each) ? "delivery-bad" : undefined}>
      {hasEnded && `${name}: ${deliveryResult(channel, delivery)} `}
      {(!isOwn || isBad(each)) && <Address text={address} />}
    </li>
  );
}

const SIGNS = {
  email: ["By email", "M2.5 4.5h15v11h-15zM2.5 5l7.5 6 7.5-6"],
  sms: ["By SMS", "M3 3.5h14v10H9l-4 3.5v-3.5H3zM6.5 8.5h.01M10 8.5h.01M13.5 8.5h.01"],
  repeats: ["Repeats", "M4 9a6 6 0 0 1 11-2.5M16 3v4h-4M16 11a6 6 0 0 1-11 2.5M4 17v-4h4"],
} as const;

/** A line drawing, and its meaning in words. */
function Sign({ name }: { name: keyof typeof SIGNS }) {
  const [words, path] = SIGNS[name];
  return (
    <span class="sign" title={words}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d={path} />
      </svg>
      <span class="visually-hidden">{words}</span>
    </span>
  );
}
