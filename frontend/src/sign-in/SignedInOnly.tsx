// What only those who are signed in can see.
import type { ComponentChildren } from "preact";
import { TickField } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { PageHeading } from "../ui/PageHeading";
import { useKeptFocus } from "../ui/useKeptFocus";
import { useSession } from "./useSession";

/** Its children, or the way to sign in; `what` is behind it, in a sentence: "your reminders". */
export function SignedInOnly({ what, children }: { what: string; children: ComponentChildren }) {
  const { state, signIn } = useSession();
  useKeptFocus(state.status === "unknown" ? undefined : state.status);
  if (state.status === "unknown") return <Loading what={what} />;
  if (state.status === "signed in") return <>{children}</>;
  const [title, text, button] =
    state.status === "signed out" && state.hasEnded
      ? [
          "Your session has ended",
          "Sign in again to go on. What you have typed stays.",
          "Sign in again",
        ]
      : [`Sign in to see ${what}`, "You come back to this page.", "Sign in"];
  return (
    <div class="empty">
      <p class="notice-title">{title}</p>
      <p>{text}</p>
      <button type="button" class="button" onClick={signIn}>
        {button}
      </button>
      <StaySignedIn />
    </div>
  );
}

/** The same as a view of its own, with a heading as long as nobody is signed in. */
export function SignedInView({ title, children }: { title: string; children: ComponentChildren }) {
  const { state } = useSession();
  useKeptFocus(state.status === "unknown" ? undefined : state.status);
  if (state.status === "signed in") return <>{children}</>;
  return (
    <section class="panel">
      <PageHeading title={title}>{title}</PageHeading>
      <SignedInOnly what="it">{children}</SignedInOnly>
    </section>
  );
}

/** The choice to stay signed in on this device, which holds at once. */
export function StaySignedIn() {
  const { stays, stay } = useSession();
  return (
    <TickField id="stay" label="Stay signed in on this device" checked={stays} onTick={stay} />
  );
}
