// One reminder in a list.
import { useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Reminder } from "../../../api/types";
import { lazily } from "../../../chunks/Lazily";
import { useSession } from "../../../sign-in/useSession";
import { untilNextMinute, useNow } from "../../../time/clock";
import { Countdown } from "../../../time/Countdown";
import { formatDueThere, formatDueTime } from "../../../time/format";
import { viewerZone } from "../../../time/zones";
import { ErrorBoundary } from "../../../ui/ErrorBoundary";
import { ReminderActions } from "../../actions/ReminderActions";
import { useLatestVersion } from "../../data/queries";
import { returnToRow, useAwaitedFocus } from "../../focus-row";
import { channelsOf, deliveryLabel, deliveryResult, isFinal, reminderTitle } from "../../labels";
import { reminderPath, schedulePath } from "../../paths";
import { StatusBadge } from "../../StatusBadge";
import { listedAt, type Row } from "../rows";
import { MenuButton } from "./MenuButton";
import { Sign } from "./Sign";

const ScheduleActions = lazily(
  () => import("../../../schedules/actions/ScheduleActions").then((part) => part.ScheduleActions),
  { what: "what can be done" },
);

/** Until so many milliseconds before its time a row counts down. */
const COUNTS_DOWN = 24 * 3_600_000;

interface Props {
  row: Row;
  /** Whether it is listed by when it ended. */
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
  return (
    <li ref={item} class="reminder-item" data-reminder={row.id}>
      {day !== undefined && <h3 class="day">{day}</h3>}
      <ErrorBoundary fallback={<MessageAlone reminder={row} />}>
        <Contents row={row} {...props} />
      </ErrorBoundary>
    </li>
  );
}

function MessageAlone({ reminder: { message } }: { reminder: Reminder }) {
  return (
    <div class="row-main">
      <bdi>{message}</bdi>
      <p class="hint">This browser can't show the rest of this reminder.</p>
    </div>
  );
}

/** Its time and title lead; the title leads to its own page. What can be done is a press away. */
function Contents({ row, isByEnd, isOpen, onOpen, onDone }: Omit<Props, "day">) {
  const reminder = { ...row, ...useLatestVersion(row) };
  const box = useRef<HTMLDivElement>(null);
  const { schedule } = row;
  const focusTitle = () => box.current?.querySelector<HTMLElement>("a.row-title")?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    const isAtTitle = event.target instanceof Element && event.target.matches("a.row-title");
    if (event.key === "ArrowRight" && isAtTitle) {
      event.preventDefault();
      onOpen(true);
      setTimeout(() => box.current?.querySelector<HTMLElement>(".action")?.focus());
    } else if (event.key === "Escape" && isOpen) {
      focusTitle();
      onOpen(false);
    }
  };
  const onActed = () => {
    focusTitle();
    onOpen(false);
    onDone();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- its controls bubble to it
    <div ref={box} class="reminder-row" onKeyDown={onKeyDown}>
      <p class="row-time">{formatDueTime(listedAt(reminder, isByEnd), viewerZone())}</p>
      <div class="row-main">
        <Link
          href={schedule === undefined ? reminderPath(row.id) : schedulePath(row.id)}
          class="row-title"
          onClick={() => returnToRow(row.id)}
        >
          <span dir="auto">{reminderTitle(reminder)}</span>
        </Link>
        <More row={reminder} />
      </div>
      <MenuButton
        reminder={reminder}
        isOpen={isOpen}
        isStop={isOpen}
        onPress={() => onOpen(!isOpen)}
      />
      {isOpen && schedule === undefined && <ReminderActions reminder={reminder} onDone={onActed} />}
      {isOpen && schedule !== undefined && <ScheduleActions schedule={schedule} />}
    </div>
  );
}

/** What else is to be known of it: how soon, to whom if not to oneself, and what became of it. */
function More({ row }: { row: Row }) {
  const { email: own = "" } = useSession();
  const now = useNow(untilNextMinute);
  const there = formatDueThere(row, viewerZone(), now);
  const isSoon = !isFinal(row) && Date.parse(row.dueAt) - now < COUNTS_DOWN;
  const hasEnded = isFinal(row) && row.status !== "cancelled";
  const isOwn = (address: string) => address.toLowerCase() === own.toLowerCase();
  return (
    <ul class="row-more">
      {row.status !== "scheduled" && (
        <li>
          <StatusBadge status={row.status} />
        </li>
      )}
      <li class="signs">
        {row.scheduleId !== null && <Sign name="repeats" />}
        {!hasEnded && channelsOf(row).map(({ channel }) => <Sign key={channel} name={channel} />)}
      </li>
      {isSoon && (
        <li class="countdown">
          <Countdown to={row.dueAt} />
        </li>
      )}
      {there !== undefined && <li>{there}</li>}
      {channelsOf(row).map(({ channel, name, address, delivery }) => {
        if (isOwn(address) && !hasEnded) return null;
        return (
          <li key={channel} class={`delivery-${deliveryLabel(channel, delivery).tone}`}>
            {hasEnded && name}
            {!isOwn(address) && (
              <>
                {" "}
                <bdi>{address}</bdi>
              </>
            )}
            {hasEnded && `: ${deliveryResult(channel, delivery)}`}
          </li>
        );
      })}
      {row.more !== undefined && <li>and {row.more} more that wait</li>}
      {row.doneAt !== null && <li>Done</li>}
    </ul>
  );
}
