// A list of reminders or schedules, in each state of loading it.
import type { UseInfiniteQueryResult } from "@tanstack/preact-query";
import { useRef, useState } from "preact/hooks";
import { Loaded, type LoadedQuery } from "../Loaded";
import { type Item, Row, type RowParts, titlesIn } from "./Row";
import { useStableRows } from "./stable-rows";

type Paging = "fetchNextPage" | "hasNextPage" | "isFetchingNextPage";
export type ListQuery = LoadedQuery<unknown> & Pick<UseInfiniteQueryResult, Paging>;

interface Props<Of extends Item> {
  query: ListQuery;
  /** What is loaded, in a sentence: "your reminders". */
  what: string;
  items: readonly Of[];
  /** Title and text in place of an empty list. */
  empty?: readonly [string, string] | undefined;
  moreText?: string;
  /** The day of an item, which stands above the first one of that day. */
  dayOf?: (item: Of) => string | undefined;
  children: (item: Of, onDone: () => void) => RowParts;
}

/** Shows the items, of one of them the actions, and a button that loads more. */
export function ItemList<Of extends Item>(props: Props<Of>) {
  const { query, what, items, empty, moreText = "Show more", dayOf, children } = props;
  const list = useRef<HTMLUListElement>(null);
  const { rows, focusEvents, onDone } = useStableRows(items, list);
  const [open, setOpen] = useState<string>();
  const { hasNextPage, isFetchingNextPage: isFetching } = query;
  const days = rows.map((row) => dayOf?.(row));
  return (
    <Loaded query={query} what={what}>
      {() => (
        <>
          {rows.length === 0 && empty !== undefined && (
            <div class="empty">
              <p class="notice-title">{empty[0]}</p>
              <p>{empty[1]}</p>
            </div>
          )}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves the focus among its links */}
          <ul ref={list} class="reminder-list" {...focusEvents} onKeyDown={moveAmongRows}>
            {rows.map((row, index) => (
              <Row
                key={row.id}
                item={row}
                parts={children}
                day={days[index] === days[index - 1] ? undefined : days[index]}
                isOpen={open === row.id}
                onOpen={(isOpen) => setOpen(isOpen ? row.id : undefined)}
                onDone={() => onDone(row.id)}
              />
            ))}
          </ul>
          {hasNextPage && (
            <button
              type="button"
              class="button button-quiet"
              aria-disabled={isFetching}
              onClick={() => isFetching || void showMore(query, list.current)}
            >
              {isFetching ? "Loading more…" : moreText}
            </button>
          )}
        </>
      )}
    </Loaded>
  );
}

/** Loads more; the first new row takes the focus, or where there is no more the last row. */
async function showMore({ fetchNextPage }: ListQuery, list: Element | null): Promise<void> {
  const known = titlesIn(list).length;
  const { hasNextPage } = await fetchNextPage();
  setTimeout(() => {
    const titles = titlesIn(list);
    (titles[known] ?? (hasNextPage ? undefined : titles.at(-1)))?.focus();
  });
}

/** The arrow keys, Home and End go from title to title. */
function moveAmongRows(event: KeyboardEvent): void {
  const titles = titlesIn(event.currentTarget as Element);
  const at = titles.findIndex((title) => title === event.target);
  const last = titles.length - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key];
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  titles[to]?.focus();
}
