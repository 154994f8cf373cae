// The caller's schedules, in each state of loading them.
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { useAwaitedFocus } from "../../reminders/focus-row";
import { reminderTitle } from "../../reminders/labels";
import { useStableRows } from "../../reminders/list/ListView";
import { MenuButton } from "../../reminders/list/ReminderRow";
import { Loaded } from "../../reminders/Loaded";
import { schedulePath } from "../../reminders/paths";
import { moveAmongRows, useRowKeys } from "../../reminders/row-keys";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { MoreButton } from "../../ui/MoreButton";
import { ScheduleActions } from "../actions/ScheduleActions";
import { useSchedules } from "../data/schedule-queries";
import { ScheduleState } from "../ScheduleState";

const NONE: readonly Schedule[] = [];

/** A row for each, and how to get more of them. */
export function ScheduleList() {
  const query = useSchedules();
  const list = useRef<HTMLUListElement>(null);
  const { rows, focusEvents, onDone } = useStableRows(query.data ?? NONE, list);
  return (
    <Loaded query={query} what="what repeats">
      {() => (
        <>
          {rows.length === 0 && (
            <div class="empty">
              <p class="notice-title">Nothing repeats</p>
              <p>Choose “Repeat” in a new reminder, and it is listed here.</p>
            </div>
          )}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves the focus among its links */}
          <ul ref={list} class="reminder-list" {...focusEvents} onKeyDown={moveAmongRows}>
            {rows.map((schedule) => (
              <ScheduleRow
                key={schedule.id}
                schedule={schedule}
                onErased={() => onDone(schedule.id)}
              />
            ))}
          </ul>
          <MoreButton query={query} onPress={() => void query.fetchNextPage()} />
        </>
      )}
    </Loaded>
  );
}

interface RowProps {
  schedule: Schedule;
  onErased: () => void;
}

function ScheduleRow(props: RowProps) {
  const { id, message } = props.schedule;
  const item = useRef<HTMLLIElement>(null);
  useAwaitedFocus(id, item);
  return (
    <li ref={item} class="reminder-item" data-reminder={id}>
      <ErrorBoundary fallback={<bdi>{message}</bdi>}>
        <Contents {...props} />
      </ErrorBoundary>
    </li>
  );
}

function Contents({ schedule, onErased }: RowProps) {
  const [isOpen, setOpen] = useState(false);
  const [keys, close] = useRowKeys(isOpen, setOpen);
  return (
    <div class="reminder-row" {...keys}>
      <div class="row-main">
        <Link href={schedulePath(schedule.id)} class="row-title">
          <span dir="auto">{reminderTitle(schedule)}</span>
        </Link>
        <div class="row-more">
          <ScheduleState schedule={schedule} />
        </div>
      </div>
      <MenuButton reminder={schedule} isOpen={isOpen} onOpen={setOpen} />
      {isOpen && (
        <ScheduleActions
          schedule={schedule}
          onDone={(kind) => {
            if (kind === "end" || kind === "erase") close();
            if (kind === "erase") onErased();
          }}
        />
      )}
    </div>
  );
}
