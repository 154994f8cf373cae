// Where the sign-in page leads back to.
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useSettings } from "../config/ConfigGate";
import { Loading } from "../ui/Loading";
import { PageHeading } from "../ui/PageHeading";

/** Completes the sign-in and goes on to where it was asked for, or says that it did not work. */
export function SignInCallback() {
  const { session } = useSettings();
  const [, navigate] = useLocation();
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    session.completeSignIn(window.location.href).then(
      (returnTo) => navigate(returnTo, { replace: true }),
      () => setHasFailed(true),
    );
  }, [session, navigate]);
  return (
    <section class="panel">
      <PageHeading title={hasFailed ? "Not signed in" : "Signing in"}>
        {hasFailed ? "You are not signed in" : "Signing you in"}
      </PageHeading>
      {hasFailed ? <Failure again={() => void session.signIn("/")} /> : <Loading what="the page" />}
    </section>
  );
}

function Failure({ again }: { again: () => void }) {
  return (
    <div role="alert">
      <p>The sign-in was given up, took too long, or was begun in another tab.</p>
      <p class="actions">
        <button type="button" class="button" onClick={again}>
          Sign in
        </button>
      </p>
    </div>
  );
}
