// What is loaded for a view, and what stands in for it while it is not there.
import { onlineManager, type UseQueryResult } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ApiError } from "../api/errors";
import type { Reminder, Schedule } from "../api/types";
import { useSchedule } from "../schedules/data/schedule-queries";
import { useSession } from "../sign-in/useSession";
import { useNow } from "../time/clock";
import { formatTime } from "../time/format";
import { serverTime } from "../time/server-clock";
import { Address } from "../ui/Address";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { LoadError } from "../ui/LoadError";
import { Loading } from "../ui/Loading";
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
  const start = what.charAt(0).toUpperCase() + what.slice(1);
  if (error !== null) {
    const title = `${start} couldn't be loaded`;
    return <LoadError title={title} reason={error.message} retry={refetch} />;
  }
  if (!isPaused) return <Loading what={what} />;
  return (
    <p class="notice notice-warn" role="status">
      You are offline. {start} can be seen as soon as you are back.
    </p>
  );
}

interface ViewProps<Item> extends Props<Item> {
  /** The way back: its address, and what it leads to. */
  back: readonly [string, string];
  /** The heading; absent where it is the title of what is loaded, or `untitled` until then. */
  title?: string | undefined;
  untitled: string;
}

/** The same as a view of its own; its heading stays the same element. */
function LoadedView<Item extends Titled>(props: ViewProps<Item>) {
  const { query, what, back, title, untitled, children } = props;
  const { email } = useSession();
  if (query.error instanceof ApiError && [404, 410].includes(query.error.status)) {
    return (
      <NotFound>
        {email !== undefined && (
          <p>
            You are signed in as <Address text={email} />. If the link is for somebody else, sign in
            as them.
          </p>
        )}
      </NotFound>
    );
  }
  const heading = title ?? (query.data === undefined ? untitled : reminderTitle(query.data));
  return (
    <article class="panel">
      <Link href={back[0]} class="back-link">
        {back[1]}
      </Link>
      <PageHeading title={heading}>
        <span dir="auto">{heading}</span>
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

type OneProps<Item> = Pick<ViewProps<Item>, "title" | "children"> & { id: string };

/** The same of the reminder `id`. */
export function LoadedReminder(props: OneProps<Reminder>) {
  const query = useReminder(props.id);
  const back = [listPath(), "Your reminders"] as const;
  return <LoadedView what="this reminder" untitled="Reminder" {...{ ...props, query, back }} />;
}

/** The same of what repeats. */
export function LoadedSchedule(props: OneProps<Schedule>) {
  const query = useSchedule(props.id);
  const back = [SCHEDULES_PATH, "All that repeat"] as const;
  return <LoadedView what="what repeats" untitled="Repeats" {...{ ...props, query, back }} />;
}

/** Milliseconds after which data is stale: over twice the longest time between two requests. */
const STALE_AFTER = 150_000;

/**
 * A line that is there only while there is something to say of data that came at `updatedAt` (epoch
 * milliseconds of this device's clock); `error` is why it couldn't be asked for the last time.
 */
export function StaleNotice(props: { updatedAt: number; error: Error | null }) {
  const { updatedAt, error } = props;
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
