// Asking for a reminder: the form, then the confirmation.
import { useMemo } from "preact/hooks";
import { Link } from "wouter-preact";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { PageHeading } from "../../ui/PageHeading";
import { summaryItem } from "../form/problems";
import { Confirmation } from "./Confirmation";
import { CreateForm } from "./CreateForm";
import { useCreateForm } from "./useCreateForm";

/** The part of the page that makes a new reminder. */
export function CreateReminder() {
  const form = useCreateForm();
  const items = useMemo(() => form.problems.map(summaryItem), [form.problems]);
  return (
    <section class="panel" aria-labelledby="create-heading">
      <Link href="/" class="back-link">
        Your reminders
      </Link>
      <PageHeading
        id="create-heading"
        title={items.length > 0 ? "Error: New reminder" : "New reminder"}
      >
        New reminder
      </PageHeading>
      {items.length > 0 && <ErrorSummary items={items} />}
      {form.created === undefined ? (
        <CreateForm form={form} />
      ) : (
        <Confirmation created={form.created} onAnother={form.another} />
      )}
    </section>
  );
}
