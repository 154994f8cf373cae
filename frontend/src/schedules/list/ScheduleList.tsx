// The caller's schedules, in each state of loading them.
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { reminderTitle } from "../../reminders/labels";
import { MenuButton } from "../../reminders/list/row/MenuButton";
import { schedulePath } from "../../reminders/paths";
import { StaleNotice } from "../../reminders/StaleNotice";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { LoadError } from "../../ui/LoadError";
import { Loading } from "../../ui/Loading";
import { MoreButton } from "../../ui/MoreButton";
import { ScheduleActions } from "../actions/ScheduleActions";
import { useSchedules } from "../data/schedule-queries";
import { scheduleNotes } from "../labels";
import { ScheduleBadge } from "../ScheduleBadge";
import { ScheduleSummary } from "../ScheduleSummary";

/** A row for each, and how to get more of them. */
export function ScheduleList() {
  const query = useSchedules();
  if (query.data === undefined) {
    if (!query.isError) return <Loading what="what repeats" />;
    return <LoadError what="What repeats" error={query.error} retry={query.refetch} />;
  }
  const schedules = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      <StaleNotice
        updatedAt={query.dataUpdatedAt}
        error={query.isRefetchError ? query.error : null}
      />
      {schedules.length === 0 ? (
        <div class="empty">
          <p class="empty-title">Nothing repeats</p>
          <p>Choose “Repeat” in a new reminder, and it is listed here.</p>
        </div>
      ) : (
        <ul class="reminder-list">
          {schedules.map((schedule) => (
            <li key={schedule.id} class="reminder-item">
              <ErrorBoundary fallback={<bdi>{schedule.message}</bdi>}>
                <ScheduleRow schedule={schedule} />
              </ErrorBoundary>
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <MoreButton
          isLoading={query.isFetchingNextPage}
          onPress={() => void query.fetchNextPage()}
        />
      )}
    </>
  );
}

function ScheduleRow({ schedule }: { schedule: Schedule }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="reminder-row">
      <div class="row-wide">
        <Link href={schedulePath(schedule.id)} class="row-title">
          <span dir="auto">{reminderTitle(schedule)}</span>
        </Link>
        <div class="row-more">
          <ScheduleBadge status={schedule.status} />
          <ScheduleSummary schedule={schedule} />
          {scheduleNotes(schedule).map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      </div>
      <MenuButton reminder={schedule} isOpen={isOpen} onPress={() => setOpen(!isOpen)} isStop />
      {isOpen && <ScheduleActions schedule={schedule} />}
    </div>
  );
}
