// The page of one reminder.
import { Link } from "wouter-preact";
import { ApiFailure } from "../../api/failure";
import { NotFound } from "../../app/NotFound";
import { LoadFailure } from "../../ui/LoadFailure";
import { Loading } from "../../ui/Loading";
import { PageHeading } from "../../ui/PageHeading";
import { useReminder } from "../queries";
import { reminderTitle } from "../words";
import { ReminderDetails } from "./ReminderDetails";

/** Shows the reminder `id`, in each state of loading it. */
export function ReminderView({ id }: { id: string }) {
  const query = useReminder(id);
  if (query.error instanceof ApiFailure && query.error.status === 404) return <NotFound />;
  const title = query.data ? reminderTitle(query.data) : "Reminder";
  return (
    <article class="panel">
      <Link href="/" class="back-link">
        All reminders
      </Link>
      <PageHeading title={title}>
        <span dir="auto">{title}</span>
      </PageHeading>
      {query.data ? (
        <ReminderDetails reminder={query.data} />
      ) : query.isError ? (
        <LoadFailure what="This reminder" error={query.error} retry={query.refetch} />
      ) : (
        <Loading what="the reminder" />
      )}
    </article>
  );
}
