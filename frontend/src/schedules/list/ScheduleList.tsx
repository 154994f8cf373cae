// The caller's schedules, in each state of loading them.
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { reminderTitle } from "../../reminders/labels";
import { MenuButton } from "../../reminders/list/ReminderRow";
import { Loaded } from "../../reminders/Loaded";
import { schedulePath } from "../../reminders/paths";
import { moveAmongRows, useRowKeys } from "../../reminders/row-keys";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { MoreButton } from "../../ui/MoreButton";
import { ScheduleActions } from "../actions/ScheduleActions";
import { useSchedules } from "../data/schedule-queries";
import { ScheduleState } from "../ScheduleState";

/** A row for each, and how to get more of them. */
export function ScheduleList() {
  const query = useSchedules();
  return (
    <Loaded query={query} what="what repeats">
      {(schedules) => (
        <>
          {schedules.length === 0 && (
            <div class="empty">
              <p class="notice-title">Nothing repeats</p>
              <p>Choose “Repeat” in a new reminder, and it is listed here.</p>
            </div>
          )}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves the focus among its links */}
          <ul class="reminder-list" onKeyDown={moveAmongRows}>
            {schedules.map((schedule) => (
              <li key={schedule.id} class="reminder-item" data-reminder={schedule.id}>
                <ErrorBoundary fallback={<bdi>{schedule.message}</bdi>}>
                  <ScheduleRow schedule={schedule} />
                </ErrorBoundary>
              </li>
            ))}
          </ul>
          <MoreButton query={query} onPress={() => void query.fetchNextPage()} />
        </>
      )}
    </Loaded>
  );
}

function ScheduleRow({ schedule }: { schedule: Schedule }) {
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
        <ScheduleActions schedule={schedule} onDone={(kind) => kind === "end" && close()} />
      )}
    </div>
  );
}
