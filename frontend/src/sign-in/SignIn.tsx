// What the page shows of the session: who is signed in, how to sign in and out, and the result.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { useSettings } from "../config/ConfigGate";
import { TickField } from "../ui/Field";
import { LoadError, Loading } from "../ui/Loading";
import { PageHeading } from "../ui/PageHeading";
import { useKeptFocus } from "../ui/useKeptFocus";
import type { SignInResult } from "./session";
import { useSession } from "./useSession";

/** The signed-in address and a button to sign in or out; nothing until the session is known. */
export function SessionControls() {
  const { state, email, signIn, signOut } = useSession();
  if (state.status === "unknown") return null;
  return (
    <>
      {email !== undefined && (
        <>
          <span class="signed-in-as">
            <span class="visually-hidden">Signed in as </span>
            <bdi>{email}</bdi>
          </span>
          <Link href="/settings">Settings</Link>
        </>
      )}
      <button
        type="button"
        class="button button-quiet"
        onClick={email === undefined ? signIn : signOut}
      >
        {email === undefined ? "Sign in" : "Sign out"}
      </button>
    </>
  );
}

/** Why nobody can sign in at the moment, or was signed out by another tab; else nothing. */
export function SignInNotice() {
  const { state, signIn } = useSession();
  if (state.status === "signed out" && state.cause === "other tab") {
    return (
      <p ref={takeFocus} class="notice notice-warn" role="alert" tabIndex={-1}>
        You signed out in another tab, so you are signed out here, too.
      </p>
    );
  }
  if (state.status !== "unavailable") return null;
  const title = "Signing in isn't possible at the moment";
  return <LoadError title={title} reason={state.reason} retry={signIn} />;
}

const takeFocus = (element: HTMLElement | null) => element?.focus();

interface OnlyProps {
  /** What the children show, in a sentence: "your reminders". */
  what?: string;
  /** The heading of a view that has no other while nobody is signed in. */
  title?: string;
  children: ComponentChildren;
}

/** Shows its children to those who are signed in, and others how to sign in. */
export function SignedInOnly({ what = "it", title, children }: OnlyProps) {
  const { state } = useSession();
  useKeptFocus(state.status === "unknown" ? undefined : state.status);
  if (state.status === "signed in") return <>{children}</>;
  const content =
    state.status === "unknown" ? <Loading what={what} /> : <SignInOffer what={what} />;
  if (title === undefined) return content;
  return (
    <section class="panel">
      <PageHeading title={title}>{title}</PageHeading>
      {content}
    </section>
  );
}

function SignInOffer({ what }: { what: string }) {
  const { state, signIn } = useSession();
  const hasEnded = state.status === "signed out" && state.cause === "end";
  return (
    <div class="empty">
      <p class="notice-title">{hasEnded ? "Your session has ended" : `Sign in to see ${what}`}</p>
      <p>
        {hasEnded
          ? "Sign in again to go on. What you have typed stays."
          : "You will return to this page."}
      </p>
      <button type="button" class="button" onClick={signIn}>
        {hasEnded ? "Sign in again" : "Sign in"}
      </button>
      <StaySignedIn />
    </div>
  );
}

/** A tick to stay signed in on this device; it takes effect at once. */
export function StaySignedIn() {
  const { stays, stay } = useSession();
  return (
    <TickField id="stay" label="Stay signed in on this device" checked={stays} onTick={stay} />
  );
}

/** Completes the sign-in and returns to where it began, or says that it failed. */
export function SignInCallback() {
  const { session } = useSettings();
  const [, navigate] = useLocation();
  const [failed, setFailed] = useState<SignInResult>();
  useEffect(() => {
    void session.completeSignIn(window.location.href).then((result) => {
      if (result.problem === undefined) navigate(result.returnTo, { replace: true });
      else setFailed(result);
    });
  }, [session, navigate]);
  return failed === undefined ? (
    <section class="panel">
      <PageHeading title="Signing in">Signing you in</PageHeading>
      <Loading what="the page" />
    </section>
  ) : (
    <section class="panel" role="alert">
      <PageHeading title="Not signed in">You are not signed in</PageHeading>
      <p>{failed.problem}</p>
      <p class="actions">
        <button type="button" class="button" onClick={() => void session.signIn(failed.returnTo)}>
          Sign in
        </button>
      </p>
    </section>
  );
}
