// The view for an address that leads nowhere.
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { PageHeading } from "./PageHeading";

/** `children` name further possible reasons. */
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
