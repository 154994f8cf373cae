// The caller's schedules, in each state of loading them.
import { Link } from "wouter-preact";
import type { Schedule } from "../../api/types";
import { reminderTitle } from "../../reminders/labels";
import { schedulePath } from "../../reminders/paths";
import { StaleNotice } from "../../reminders/StaleNotice";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { LoadError } from "../../ui/LoadError";
import { Loading } from "../../ui/Loading";
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
            <li key={schedule.id} class="reminder-row">
              <ErrorBoundary fallback={<bdi>{schedule.message}</bdi>}>
                <Row schedule={schedule} />
              </ErrorBoundary>
            </li>
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <button
          type="button"
          class="button button-quiet"
          aria-disabled={query.isFetchingNextPage}
          onClick={() => {
            if (!query.isFetchingNextPage) void query.fetchNextPage();
          }}
        >
          {query.isFetchingNextPage ? "Loading more…" : "Show more"}
        </button>
      )}
    </>
  );
}

function Row({ schedule }: { schedule: Schedule }) {
  return (
    <>
      <div class="reminder-row-main">
        <Link href={schedulePath(schedule.id)} class="reminder-row-title">
          <span dir="auto">{reminderTitle(schedule)}</span>
        </Link>
        <ScheduleSummary schedule={schedule} />
        {scheduleNotes(schedule).map((note) => (
          <p key={note} class="hint">
            {note}
          </p>
        ))}
      </div>
      <div class="reminder-row-side">
        <ScheduleBadge status={schedule.status} />
      </div>
      <ScheduleActions schedule={schedule} />
    </>
  );
}
