// What is loaded for a view, and what stands in for it while it is not there.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { ApiError } from "../api/errors";
import { useSession } from "../sign-in/useSession";
import { ErrorBoundary } from "../ui/ErrorBoundary";
import { LoadError } from "../ui/LoadError";
import { Loading } from "../ui/Loading";
import { NotFound } from "../ui/NotFound";
import { PageHeading } from "../ui/PageHeading";
import { reminderTitle, type Titled } from "./labels";
import { StaleNotice } from "./StaleNotice";

/** What is used here of a query. */
interface Query<Data> {
  data: Data | undefined;
  error: Error | null;
  isPaused: boolean;
  dataUpdatedAt: number;
  refetch: () => unknown;
}

interface Props<Data> {
  query: Query<Data>;
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
  if (error !== null) return <LoadError what={start} error={error} retry={refetch} />;
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
  untitled?: string;
}

/** The same as a view of its own; its heading stays the same element. */
export function LoadedView<Item extends Titled>(props: ViewProps<Item>) {
  const { query, what, back, title, untitled = "", children } = props;
  const { email } = useSession();
  const heading = title ?? (query.data === undefined ? untitled : reminderTitle(query.data));
  if (query.error instanceof ApiError && [404, 410].includes(query.error.status)) {
    return (
      <NotFound>
        {email !== undefined && (
          <p>
            You are signed in as <bdi>{email}</bdi>. If the link is for somebody else, sign in as
            them.
          </p>
        )}
      </NotFound>
    );
  }
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
