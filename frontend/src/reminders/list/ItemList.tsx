// A list of reminders or schedules, whose rows stay in their places while one has the focus.
import type { UseInfiniteQueryResult } from "@tanstack/preact-query";
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { focusTab } from "../../ui/Tabs";
import { Loaded, type LoadedQuery } from "../Loaded";
import { isAnyAwaited } from "../row-focus";
import { type Item, Row, type RowParts, titlesIn } from "./Row";

type Paging = "fetchNextPage" | "fetchStatus" | "hasNextPage" | "isFetchingNextPage";
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
                onDone={() => onDone(row.id)}
                day={days[index] === days[index - 1] ? undefined : days[index]}
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

/**
 * `next`, but with the focused row and all rows above it where they are in `shown`, each as it now
 * is; new rows from above come right below it. A row that is `done` with goes at once. If the
 * focused row itself is due at another time, all rows go where they belong.
 */
export function stableRows<Of extends Item>(
  shown: readonly Of[],
  next: readonly Of[],
  focused: string | undefined,
  done: ReadonlySet<string> = new Set(),
): readonly Of[] {
  const at = shown.findIndex(({ id }) => id === focused);
  const before = shown[at];
  if (before === undefined) return next;
  const now = new Map(next.map((row) => [row.id, row]));
  if ((now.get(before.id) ?? before).dueAt !== before.dueAt) return next;
  const fixed = shown
    .slice(0, at + 1)
    .filter(({ id }) => now.has(id) || !done.has(id))
    .map((row) => now.get(row.id) ?? row);
  const ids = new Set(fixed.map(({ id }) => id));
  return [...fixed, ...next.filter(({ id }) => !ids.has(id))];
}

/**
 * The rows to show in `list`, where a row is an element with `data-reminder`; its focus events; and
 * a function for a row that is done with: when it goes, the next one takes the focus.
 */
function useStableRows<Of extends Item>(rows: readonly Of[], list: RefObject<HTMLElement>) {
  const [focused, setFocused] = useState<string>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const shown = useRef(rows);
  const active = useRef<HTMLElement>();
  const stable = useMemo(() => {
    // A row that is about to take the focus comes where it belongs.
    const fixed = isAnyAwaited(rows) ? undefined : focused;
    return stableRows(shown.current, rows, fixed, done);
  }, [rows, focused, done]);
  useLayoutEffect(() => {
    const indexIn = (all: readonly Of[]) => all.findIndex(({ id }) => id === focused);
    const [at, next] = [indexIn(shown.current), indexIn(stable)];
    if (at === -1 || at === next) return;
    // Moved in the document, a control loses the focus; if it has it, this scrolls to it.
    if (next !== -1) active.current?.focus();
    if (next !== -1 || document.activeElement !== document.body) return;
    const titles = titlesIn(list.current);
    const near = titles[at] ?? titles.at(-1);
    if (near) near.focus();
    else focusTab();
  }, [stable, focused, list]);
  useEffect(() => {
    shown.current = stable;
  }, [stable]);
  return {
    rows: stable,
    onDone: (id: string) => setDone((before) => new Set([...before, id])),
    focusEvents: {
      onFocusIn: ({ target }: FocusEvent) => {
        active.current = target as HTMLElement;
        setFocused(rowOf(target));
      },
      onFocusOut: ({ relatedTarget }: FocusEvent) => {
        if (rowOf(relatedTarget) === undefined) setFocused(undefined);
      },
    },
  };
}

function rowOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-reminder]")?.dataset.reminder;
}
