// Says, above every view, why nobody can sign in at the moment.
import { useSession } from "./useSession";

/** The reason and a way to try again; nothing while signing in is possible. */
export function SignInNotice() {
  const { state, retry } = useSession();
  if (state.status !== "unavailable") return null;
  return (
    <div class="notice notice-bad" role="alert">
      <p class="notice-title">Signing in isn't possible at the moment</p>
      <p>{state.reason}</p>
      <button type="button" class="button button-quiet" onClick={retry}>
        Try again
      </button>
    </div>
  );
}
