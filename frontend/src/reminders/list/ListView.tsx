// A list of reminders in each of its states: loading, failed, offline, empty, filled, old.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { untilNextMinute, useNow } from "../../time/clock";
import { formatDay } from "../../time/format";
import { viewerZone } from "../../time/zones";
import { LoadError } from "../../ui/LoadError";
import { Loading } from "../../ui/Loading";
import { MoreButton } from "../../ui/MoreButton";
import type { useReminderList } from "../data/queries";
import { focusRow } from "../focus-row";
import { StaleNotice } from "../StaleNotice";
import { ReminderRow } from "./row/ReminderRow";
import { listedAt, type Row } from "./rows";
import { useStableRows } from "./stable-rows";

export type ListQuery = ReturnType<typeof useReminderList>;

interface Props {
  query: ListQuery;
  rows: readonly Row[];
  /** Whether they are listed by when they ended. */
  isByEnd?: boolean;
  /** What stands there when there is nothing. */
  empty: ComponentChildren;
  /** What the button for more says. */
  moreText?: string;
}

/** Shows the rows of a list by their days, and how to get more of them. */
export function ListView({ query, rows, isByEnd = false, empty, moreText = "Show more" }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { rows: stable, focusEvents, onDone } = useStableRows(rows, list);
  const [open, setOpen] = useState<string>();
  const days = useDays(stable, isByEnd);
  if (query.data === undefined) return <Placeholder query={query} />;
  const showMore = async () => {
    const { data } = await query.fetchNextPage();
    const first = data?.pages.at(-1)?.items[0];
    if (first !== undefined) focusRow(first.id);
  };
  return (
    <>
      <StaleNotice
        updatedAt={query.dataUpdatedAt}
        error={query.isRefetchError ? query.error : null}
      />
      {stable.length === 0 && empty}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves the focus among its links */}
      <ul ref={list} class="reminder-list" {...focusEvents} onKeyDown={moveAmongRows}>
        {stable.map((row, index) => (
          <ReminderRow
            key={row.id}
            row={row}
            isByEnd={isByEnd}
            day={days[index] === days[index - 1] ? undefined : days[index]}
            isOpen={open === row.id}
            onOpen={(isOpen) => setOpen(isOpen ? row.id : undefined)}
            onDone={() => onDone(row.id)}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <MoreButton
          text={moreText}
          isLoading={query.isFetchingNextPage}
          onPress={() => void showMore()}
        />
      )}
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

/** The day of each row in words; undefined where it can't be told. */
function useDays(rows: readonly Row[], isByEnd: boolean): (string | undefined)[] {
  const now = useNow(untilNextMinute);
  return rows.map((row) => {
    try {
      return formatDay(listedAt(row, isByEnd), viewerZone(), now);
    } catch {
      return undefined; // its row says that it can't be shown
    }
  });
}

/** The arrow keys, Home and End go from title to title. */
function moveAmongRows(event: KeyboardEvent): void {
  const { currentTarget: list, target, key } = event;
  if (!(list instanceof Element) || !(target instanceof Element)) return;
  const titles = [...list.querySelectorAll<HTMLElement>("a.row-title")];
  const at = titles.findIndex((title) => title === target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: titles.length - 1 }[key];
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  titles[to]?.focus();
}
