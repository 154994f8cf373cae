// What is shown where there is nothing.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { PageHeading } from "./PageHeading";

/** Says that there is nothing at this address, what else may be the reason, and leads back. */
export function NotFound({ children }: { children?: ComponentChildren }) {
  return (
    <section class="panel">
      <PageHeading title="Not found">There is nothing here</PageHeading>
      <p>The address may be mistyped, or the reminder has been removed since.</p>
      {children}
      <p class="actions">
        <Link href="/" class="button">
          Go to your reminders
        </Link>
      </p>
    </section>
  );
}
