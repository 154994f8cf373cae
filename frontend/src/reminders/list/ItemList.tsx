// A list of reminders by their days, in each of its states.
import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { useDeviceSettings } from "../../settings/device-settings";
import { useSession } from "../../sign-in/useSession";
import { useNow } from "../../time/clock";
import { formatDay } from "../../time/format";
import { attempt, viewerZone } from "../../time/zones";
import { MoreButton } from "../../ui/MoreButton";
import type { useShownList } from "../data/queries";
import { isAnyAwaited } from "../focus-row";
import { Loaded } from "../Loaded";
import { moveAmongRows, titlesOf } from "../row-keys";
import { ReminderRow } from "./ReminderRow";
import { listedAt, type Row } from "./rows";
import { focusTab } from "./useListAddress";

export type ListQuery = ReturnType<typeof useShownList>["query"];

interface Props {
  query: ListQuery;
  rows: readonly Row[];
  /** Whether they are listed by when they ended. */
  isByEnd?: boolean;
  empty: ComponentChildren;
  moreText?: string;
}

/** Shows the rows of a list, and how to get more of them. */
export function ListView({ query, rows, isByEnd = false, empty, moreText }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { rows: stable, focusEvents, onDone } = useStableRows(rows, list);
  const [open, setOpen] = useState<string>();
  const days = useDays(stable, isByEnd);
  const { email, phone } = useDeviceSettings();
  const own = [email, phone, useSession().email];
  return (
    <Loaded query={query} what="your reminders">
      {() => (
        <>
          {stable.length === 0 && empty}
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- moves the focus among its links */}
          <ul ref={list} class="reminder-list" {...focusEvents} onKeyDown={moveAmongRows}>
            {stable.map((row, index) => (
              <ReminderRow
                key={row.id}
                row={row}
                own={own}
                isByEnd={isByEnd}
                day={days[index] === days[index - 1] ? undefined : days[index]}
                isOpen={open === row.id}
                onOpen={(isOpen) => setOpen(isOpen ? row.id : undefined)}
                onDone={() => onDone(row.id)}
              />
            ))}
          </ul>
          <MoreButton
            text={moreText}
            query={query}
            onPress={() => void showMore(query, list.current)}
          />
        </>
      )}
    </Loaded>
  );
}

/** Loads more; the first new row has the focus then, or where there is no more the last row. */
async function showMore({ fetchNextPage }: ListQuery, list: Element | null): Promise<void> {
  const known = titlesOf(list).length;
  const { hasNextPage } = await fetchNextPage();
  setTimeout(() => {
    const titles = titlesOf(list);
    (titles[known] ?? (hasNextPage ? undefined : titles.at(-1)))?.focus();
  });
}

/** The day of each row in words; undefined where it can't be told, which its row says. */
function useDays(rows: readonly Row[], isByEnd: boolean): (string | undefined)[] {
  const now = useNow();
  return rows.map((row) => attempt(() => formatDay(listedAt(row, isByEnd), viewerZone(), now)));
}

/**
 * `next`, but with the focused row and all rows above it where they are in `shown`, each as it now
 * is; what would stand above comes right below, until the focus leaves. What a person is `done`
 * with goes at once.
 */
export function stableRows<Of extends { id: string }>(
  shown: readonly Of[],
  next: readonly Of[],
  focused: string | undefined,
  done: ReadonlySet<string> = new Set(),
): readonly Of[] {
  const at = shown.findIndex(({ id }) => id === focused);
  if (at === -1) return next;
  const now = new Map(next.map((row) => [row.id, row]));
  const fixed = shown
    .slice(0, at + 1)
    .filter(({ id }) => now.has(id) || !done.has(id))
    .map((row) => now.get(row.id) ?? row);
  const ids = new Set(fixed.map(({ id }) => id));
  return [...fixed, ...next.filter(({ id }) => !ids.has(id))];
}

/**
 * The rows to show in `list`, its focus events, and a function that says that something was done
 * with a row: where that takes it away, the next one has the focus. A row is an element with
 * `data-reminder`.
 */
export function useStableRows<Of extends { id: string }>(
  rows: readonly Of[],
  list: RefObject<HTMLElement>,
) {
  const [focused, setFocused] = useState<string>();
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const shown = useRef(rows);
  const stable = useMemo(() => {
    // What is about to have the focus comes where it belongs.
    const fixed = isAnyAwaited(rows) ? undefined : focused;
    return stableRows(shown.current, rows, fixed, done);
  }, [rows, focused, done]);
  useLayoutEffect(() => {
    const at = shown.current.findIndex(({ id }) => id === focused);
    const isGone = at !== -1 && !stable.some(({ id }) => id === focused);
    if (isGone && document.activeElement === document.body) focusNear(list.current, at);
  }, [stable, focused, list]);
  useEffect(() => {
    shown.current = stable;
  }, [stable]);
  return {
    rows: stable,
    onDone: (id: string) => setDone((before) => new Set([...before, id])),
    focusEvents: {
      onFocusIn: ({ target }: FocusEvent) => setFocused(rowOf(target)),
      onFocusOut: ({ relatedTarget }: FocusEvent) => {
        if (rowOf(relatedTarget) === undefined) setFocused(undefined);
      },
    },
  };
}

/** The row that is now where one was, else the last; without any the tab of the list. */
function focusNear(list: HTMLElement | null, at: number): void {
  const titles = titlesOf(list);
  const title = titles[at] ?? titles.at(-1);
  if (title) title.focus();
  else focusTab();
}

function rowOf(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>("[data-reminder]")?.dataset.reminder;
}
