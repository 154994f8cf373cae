// A list of reminders in each of its states: loading, failed, offline, empty, filled, old.
import type { ComponentChildren } from "preact";
import type { Reminder } from "../../api/types";
import { LoadFailure } from "../../ui/LoadFailure";
import { Loading } from "../../ui/Loading";
import type { useReminderList } from "../data/queries";
import { Freshness } from "../Freshness";
import { ReminderRow } from "./ReminderRow";
import { useSteadyRows } from "./steady-rows";

interface Props {
  query: ReturnType<typeof useReminderList>;
  rows: readonly Reminder[];
  /** What stands there when there is nothing. */
  empty: ComponentChildren;
}

/** Shows the rows of a list, and how to get more of them. */
export function ListView({ query, rows, empty }: Props) {
  if (query.data === undefined) return <Unloaded query={query} />;
  return (
    <>
      <Freshness
        updatedAt={query.dataUpdatedAt}
        error={query.isRefetchError ? query.error : null}
      />
      {rows.length === 0 ? empty : <Rows rows={rows} />}
      {query.hasNextPage && (
        <MoreButton query={query} text={rows.length === 0 ? "Look further back" : "Show more"} />
      )}
    </>
  );
}

function Unloaded({ query }: Pick<Props, "query">) {
  if (query.isError) {
    return <LoadFailure what="Your reminders" error={query.error} retry={query.refetch} />;
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

function Rows({ rows }: Pick<Props, "rows">) {
  const { rows: steady, ...focusEvents } = useSteadyRows(rows);
  return (
    <ul class="reminder-list" {...focusEvents}>
      {steady.map((reminder) => (
        <ReminderRow key={reminder.id} reminder={reminder} />
      ))}
    </ul>
  );
}

function MoreButton({ query, text }: Pick<Props, "query"> & { text: string }) {
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-disabled={query.isFetchingNextPage}
      onClick={() => {
        if (!query.isFetchingNextPage) void query.fetchNextPage();
      }}
    >
      {query.isFetchingNextPage ? "Loading more…" : text}
    </button>
  );
}
