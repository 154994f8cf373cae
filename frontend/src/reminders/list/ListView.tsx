// A list of reminders by their days, in each of its states.
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useDeviceSettings } from "../../settings/device-settings";
import { useSession } from "../../sign-in/useSession";
import { untilNextMinute, useNow } from "../../time/clock";
import { formatDay } from "../../time/format";
import { viewerZone } from "../../time/zones";
import { MoreButton } from "../../ui/MoreButton";
import type { useReminderList } from "../data/queries";
import { Loaded } from "../Loaded";
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

/** Shows the rows of a list, and how to get more of them. */
export function ListView({ query, rows, isByEnd = false, empty, moreText }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { rows: stable, focusEvents, onDone } = useStableRows(rows, list);
  const [open, setOpen] = useState<string>();
  const days = useDays(stable, isByEnd);
  const { email, phone } = useDeviceSettings();
  const own = [email, phone, useSession().email];
  const showMore = useShowMore(query, list);
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
          <MoreButton text={moreText} query={query} onPress={showMore} />
        </>
      )}
    </Loaded>
  );
}

/** Loads more; the first new row has the focus then, or where the button is gone the last row. */
function useShowMore(query: ListQuery, list: { current: HTMLElement | null }) {
  const before = useRef<number>();
  const { isFetchingNextPage, hasNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (before.current === undefined || isFetchingNextPage) return;
    const titles = titlesOf(list.current);
    (titles[before.current] ?? (hasNextPage ? undefined : titles.at(-1)))?.focus();
    before.current = undefined;
  }, [isFetchingNextPage, hasNextPage, list]);
  return () => {
    before.current = titlesOf(list.current).length;
    void fetchNextPage();
  };
}

function titlesOf(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("a.row-title") ?? [])];
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
  const titles = titlesOf(list);
  const at = titles.findIndex((title) => title === target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: titles.length - 1 }[key];
  if (at === -1 || to === undefined) return;
  event.preventDefault();
  titles[to]?.focus();
}
