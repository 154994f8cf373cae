// Who is signed in, and why nobody can be.
import { Link } from "wouter-preact";
import { LoadError } from "../ui/Loading";
import { useSession } from "./useSession";

/** The signed-in address with the way out, or the way in, as soon as it is known which. */
export function SessionControls() {
  const { state, signIn, signOut } = useSession();
  if (state.status === "unknown") return null;
  const isIn = state.status === "signed in";
  return (
    <>
      {isIn && (
        <>
          <span class="signed-in-as">
            <span class="visually-hidden">Signed in as </span>
            <bdi>{state.email}</bdi>
          </span>
          <Link href="/settings">Settings</Link>
        </>
      )}
      <button type="button" class="button button-quiet" onClick={isIn ? signOut : signIn}>
        {isIn ? "Sign out" : "Sign in"}
      </button>
    </>
  );
}

/** Says, above every view, why nobody can sign in at the moment; nothing while that is possible. */
export function SignInNotice() {
  const { state, signIn } = useSession();
  if (state.status !== "unavailable") return null;
  const title = "Signing in isn't possible at the moment";
  return <LoadError title={title} reason={state.reason} retry={signIn} />;
}
