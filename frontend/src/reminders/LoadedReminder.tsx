// Loads one reminder for a view, and stands in for it while it is not there.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { ApiError } from "../api/errors";
import type { Reminder } from "../api/types";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { LoadError } from "../ui/LoadError";
import { Loading } from "../ui/Loading";
import { NotFound } from "../ui/NotFound";
import { PageHeading } from "../ui/PageHeading";
import { useReminder } from "./data/queries";
import { StaleNotice } from "./StaleNotice";

interface Props {
  id: string;
  /** The heading; `undefined` while the reminder is not there. */
  title: (reminder: Reminder | undefined) => string;
  children: (reminder: Reminder) => ComponentChildren;
}

/** Shows what `children` makes of the reminder `id`; its heading stays the same element. */
export function LoadedReminder({ id, title, children }: Props) {
  const query = useReminder(id);
  const { data } = query;
  if (query.error instanceof ApiError && query.error.status === 404) return <NotFound />;
  return (
    <article class="panel">
      <Link href="/" class="back-link">
        All reminders
      </Link>
      <PageHeading title={title(data)}>
        <span dir="auto">{title(data)}</span>
      </PageHeading>
      {data === undefined ? (
        <Placeholder query={query} />
      ) : (
        <Loaded query={query}>
          <ErrorBoundary fallback={<p>This browser can't show this reminder.</p>}>
            {children(data)}
          </ErrorBoundary>
        </Loaded>
      )}
    </article>
  );
}

type ReminderQuery = ReturnType<typeof useReminder>;

function Loaded({ query, children }: { query: ReminderQuery; children: ComponentChildren }) {
  return (
    <>
      <StaleNotice
        updatedAt={query.dataUpdatedAt}
        error={query.isRefetchError ? query.error : null}
      />
      {children}
    </>
  );
}

function Placeholder({ query }: { query: ReminderQuery }) {
  if (query.isError) {
    return <LoadError what="This reminder" error={query.error} retry={query.refetch} />;
  }
  if (query.isPaused) {
    return (
      <p class="notice notice-warn" role="status">
        You are offline. The reminder is shown as soon as you are back.
      </p>
    );
  }
  return <Loading what="the reminder" />;
}
