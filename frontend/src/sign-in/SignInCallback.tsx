// Where the sign-in page leads back to.
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useSettings } from "../config/ConfigGate";
import { Loading } from "../ui/Loading";
import { PageHeading } from "../ui/PageHeading";
import type { SignInEnd } from "./session";

/** Completes the sign-in and goes on to where it was asked for, or says that it did not work. */
export function SignInCallback() {
  const { session } = useSettings();
  const [, navigate] = useLocation();
  const [end, setEnd] = useState<SignInEnd>();
  useEffect(() => {
    void session.completeSignIn(window.location.href).then((reached) => {
      if (reached.problem === undefined) navigate(reached.returnTo, { replace: true });
      else setEnd(reached);
    });
  }, [session, navigate]);
  return end === undefined ? (
    <section class="panel">
      <PageHeading title="Signing in">Signing you in</PageHeading>
      <Loading what="the page" />
    </section>
  ) : (
    <section class="panel" role="alert">
      <PageHeading title="Not signed in">You are not signed in</PageHeading>
      <p>{end.problem}</p>
      <p class="actions">
        <button type="button" class="button" onClick={() => void session.signIn(end.returnTo)}>
          Sign in
        </button>
      </p>
    </section>
  );
}
