// Where the sign-in page leads back to.
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { useSettings } from "../config/ConfigGate";
import { Loading } from "../ui/Loading";
import { PageHeading } from "../ui/PageHeading";
import type { SignInEnd } from "./session-types";

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
  const problem = end?.problem;
  const hasFailed = problem !== undefined;
  return (
    <section class="panel">
      <PageHeading title={hasFailed ? "Not signed in" : "Signing in"}>
        {hasFailed ? "You are not signed in" : "Signing you in"}
      </PageHeading>
      {hasFailed ? (
        <Failure problem={problem} again={() => void session.signIn(end?.returnTo ?? "/")} />
      ) : (
        <Loading what="the page" />
      )}
    </section>
  );
}

function Failure({ problem, again }: { problem: string; again: () => void }) {
  return (
    <div role="alert">
      <p>{problem}</p>
      <p class="actions">
        <button type="button" class="button" onClick={again}>
          Sign in
        </button>
      </p>
    </div>
  );
}
