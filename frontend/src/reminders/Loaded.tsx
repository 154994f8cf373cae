// What is loaded for a view, and what stands in its place until then.
import { onlineManager, type UseQueryResult } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ApiError } from "../api/errors";
import type { Reminder, Schedule } from "../api/types";
import { useSchedule } from "../schedules/data/schedule-queries";
import { formatTime } from "../time/format";
import { serverTime, useNow } from "../time/server-clock";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { LoadError, Loading } from "../ui/Loading";
import { NotFound } from "../ui/NotFound";
import { PageHeading } from "../ui/PageHeading";
import { useReminder } from "./data/queries";
import { reminderTitle, type Titled } from "./labels";
import { SCHEDULES_PATH } from "./paths";
import { listPath } from "./row-focus";

type QueryState = "data" | "error" | "isPaused" | "dataUpdatedAt";
export type LoadedQuery<Data> = Pick<UseQueryResult<Data>, QueryState> & { refetch: () => unknown };

interface Props<Data> {
  query: LoadedQuery<Data>;
  /** What is loaded, in a sentence: "your reminders". */
  what: string;
  children: (data: Data) => ComponentChildren;
}

/** What `children` makes of the data, with a note where it may be out of date. */
export function Loaded<Data>({ query, what, children }: Props<Data>) {
  const { data, error, isPaused, dataUpdatedAt, refetch } = query;
  if (data !== undefined) {
    return (
      <>
        <StaleNotice updatedAt={dataUpdatedAt} error={error} />
        {children(data)}
      </>
    );
  }
  if (error !== null) {
    return <LoadError title={`Couldn't load ${what}`} reason={error.message} retry={refetch} />;
  }
  if (!isPaused) return <Loading what={what} />;
  return (
    <p class="notice notice-warn" role="status">
      You are offline. You can see {what} as soon as you are back.
    </p>
  );
}

interface ItemProps<Item> {
  id: string;
  /** The heading; by default the title of what is loaded. */
  title?: string;
  children: (item: Item) => ComponentChildren;
}

/** The view of a reminder. */
export function LoadedReminder(props: ItemProps<Reminder>) {
  const query = useReminder(props.id);
  const back = [listPath(), "Your reminders"] as const;
  return <LoadedView {...props} {...{ query, back }} what="this reminder" untitled="Reminder" />;
}

/** The view of a schedule. */
export function LoadedSchedule(props: ItemProps<Schedule>) {
  const query = useSchedule(props.id);
  const back = [SCHEDULES_PATH, "Repeating reminders"] as const;
  const what = "this repeating reminder";
  return <LoadedView {...props} {...{ query, back, what }} untitled="Repeats" />;
}

interface ViewProps<Item> extends Props<Item>, ItemProps<Item> {
  /** The path and the text of the link back. */
  back: readonly [string, string];
  /** The heading until the title is known. */
  untitled: string;
}

function LoadedView<Item extends Titled>(props: ViewProps<Item>) {
  const { query, what, back, untitled, children } = props;
  if (query.error instanceof ApiError && [404, 410].includes(query.error.status)) {
    return <NotFound />;
  }
  const loadedTitle = query.data ? reminderTitle(query.data) : untitled;
  const title = props.title ?? loadedTitle;
  return (
    <article class="panel">
      <Link href={back[0]} class="back-link">
        {back[1]}
      </Link>
      <PageHeading title={title}>
        <span dir="auto">{title}</span>
      </PageHeading>
      <Loaded query={query} what={what}>
        {(item) => (
          <ErrorBoundary fallback={<p>This browser can't show this reminder.</p>}>
            {children(item)}
          </ErrorBoundary>
        )}
      </Loaded>
    </article>
  );
}

/** The message of a reminder or a schedule, unless its title says all. */
export function Message({ item }: { item: Titled }) {
  return item.message === reminderTitle(item) ? null : (
    <>
      <h2>Message</h2>
      <p class="reminder-message" dir="auto">
        {item.message}
      </p>
    </>
  );
}

/** Milliseconds after which data is stale: over twice the longest time between two requests. */
const STALE_AFTER = 150_000;

/**
 * Says that data may be out of date: it came at `updatedAt` (epoch milliseconds of this device's
 * clock), and `error` is why the last request failed.
 */
export function StaleNotice({ updatedAt, error }: { updatedAt: number; error: Error | null }) {
  const now = useNow();
  const [isOnline, setOnline] = useState(() => onlineManager.isOnline());
  useEffect(() => onlineManager.subscribe(setOnline), []);
  const came = serverTime(updatedAt);
  const asOf = formatTime(new Date(came).toISOString());
  const isStale = error !== null || now - came > STALE_AFTER;
  const text = isOnline
    ? isStale && `This may be out of date: it is from ${asOf}. ${error?.message ?? ""}`
    : `You are offline. This is how it was at ${asOf}; what is due is sent all the same.`;
  return <div role="status">{text && <p class="notice notice-warn">{text}</p>}</div>;
}
