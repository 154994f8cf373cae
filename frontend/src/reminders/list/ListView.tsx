// A list of reminders in each of its states: loading, failed, offline, empty, filled, old.
import type { ComponentChildren } from "preact";
import type { Reminder } from "../../api/types";
import { LoadError } from "../../ui/LoadError";
import { Loading } from "../../ui/Loading";
import type { useReminderList } from "../data/queries";
import { StaleNotice } from "../StaleNotice";
import { ReminderRow } from "./ReminderRow";
import { useStableRows } from "./stable-rows";

interface Props {
  query: ReturnType<typeof useReminderList>;
  rows: readonly Reminder[];
  /** What stands there when there is nothing. */
  empty: ComponentChildren;
}

/** Shows the rows of a list, and how to get more of them. */
export function ListView({ query, rows, empty }: Props) {
  const { rows: stable, ...focusEvents } = useStableRows(rows);
  if (query.data === undefined) return <Placeholder query={query} />;
  return (
    <>
      <StaleNotice
        updatedAt={query.dataUpdatedAt}
        error={query.isRefetchError ? query.error : null}
      />
      {stable.length === 0 ? (
        empty
      ) : (
        <ul class="reminder-list" {...focusEvents}>
          {stable.map((reminder) => (
            <ReminderRow key={reminder.id} reminder={reminder} />
          ))}
        </ul>
      )}
      {query.hasNextPage && <MoreButton query={query} />}
    </>
  );
}

function Placeholder({ query }: Pick<Props, "query">) {
  if (query.isError) {
    return <LoadError what="Your reminders" error={query.error} retry={query.refetch} />;
  }
  if (query.isPaused) {
    return (
      <p class="notice notice-warn" role="status">
        You are offline. Your reminders are shown as soon as you are back.
      </p>
    );
  }
  return <Loading what="your reminders" />;
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
