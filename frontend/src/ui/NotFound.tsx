// The view for an address that leads nowhere.
import { Link } from "wouter-preact";
import { useSession } from "../sign-in/useSession";
import { Address } from "./Address";
import { PageHeading } from "./PageHeading";

export function NotFound() {
  const { email } = useSession();
  return (
    <section class="panel">
      <PageHeading title="Not found">There is nothing here</PageHeading>
      <p>The address may be mistyped, or the reminder has been removed since.</p>
      {email !== undefined && (
        <p>
          You are signed in as <Address text={email} />. If the link is for somebody else, sign in
          as them.
        </p>
      )}
      <p class="actions">
        <Link href="/" class="button">
          Go to your reminders
        </Link>
      </p>
    </section>
  );
}
