// A list of reminders in each of its states: loading, failed, empty, filled, old.
import type { Reminder } from "../../api/types";
import { LoadFailure } from "../../ui/LoadFailure";
import { Loading } from "../../ui/Loading";
import type { useReminderList } from "../queries";
import { ReminderRow } from "./ReminderRow";

interface Props {
  query: ReturnType<typeof useReminderList>;
  rows: readonly Reminder[];
  /** What to say when there is nothing. */
  empty: { title: string; text: string };
}

/** Shows the rows of a list, and how to get more of them. */
export function ListView({ query, rows, empty }: Props) {
  if (query.data === undefined && query.isError) {
    return <LoadFailure what="Your reminders" error={query.error} retry={query.refetch} />;
  }
  if (query.data === undefined) return <Loading what="your reminders" />;
  return (
    <>
      {query.isRefetchError && (
        <p class="notice notice-warn">This list may be out of date. {query.error.message}</p>
      )}
      {rows.length === 0 ? (
        <div class="empty">
          <p class="empty-title">{empty.title}</p>
          <p>{empty.text}</p>
        </div>
      ) : (
        <ul class="reminder-list">
          {rows.map((reminder) => (
            <ReminderRow key={reminder.id} reminder={reminder} />
          ))}
        </ul>
      )}
      {query.hasNextPage && <MoreButton query={query} />}
    </>
  );
}

function MoreButton({ query }: Pick<Props, "query">) {
  return (
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
  );
}
