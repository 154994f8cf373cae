// Loads one schedule for a view, and stands in for it while it is not there.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { ApiError } from "../api/errors";
import type { Schedule } from "../api/types";
import { SCHEDULES_PATH } from "../reminders/paths";
import { StaleNotice } from "../reminders/StaleNotice";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { LoadError } from "../ui/LoadError";
import { Loading } from "../ui/Loading";
import { NotFound } from "../ui/NotFound";
import { PageHeading } from "../ui/PageHeading";
import { useSchedule } from "./data/schedule-queries";

interface Props {
  id: string;
  /** The heading; `undefined` while the schedule is not there. */
  title: (schedule: Schedule | undefined) => string;
  children: (schedule: Schedule) => ComponentChildren;
}

/** Shows what `children` makes of the schedule `id`; its heading stays the same element. */
export function LoadedSchedule({ id, title, children }: Props) {
  const query = useSchedule(id);
  const { data } = query;
  if (query.error instanceof ApiError && [404, 410].includes(query.error.status)) {
    return <NotFound />;
  }
  return (
    <article class="panel">
      <Link href={SCHEDULES_PATH} class="back-link">
        All that repeat
      </Link>
      <PageHeading title={title(data)}>
        <span dir="auto">{title(data)}</span>
      </PageHeading>
      {data === undefined && query.isError && (
        <LoadError what="What repeats" error={query.error} retry={query.refetch} />
      )}
      {data === undefined && !query.isError && <Loading what="what repeats" />}
      {data !== undefined && (
        <>
          <StaleNotice
            updatedAt={query.dataUpdatedAt}
            error={query.isRefetchError ? query.error : null}
          />
          <ErrorBoundary fallback={<p>This browser can't show this.</p>}>
            {children(data)}
          </ErrorBoundary>
        </>
      )}
    </article>
  );
}
