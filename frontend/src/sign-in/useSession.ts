// The session for the parts of the page that depend on it.
import { useEffect, useState } from "preact/hooks";
import { useSettings } from "../config/ConfigGate";
import { endSession } from "../ui/UndoBar";

/** Who is signed in, and how that is changed; `signIn` leads back to the present address. */
export function useSession() {
  const { session } = useSettings();
  const [state, setState] = useState(session.state);
  useEffect(() => {
    const update = () => setState(session.state);
    update();
    session.addEventListener("change", update);
    return () => session.removeEventListener("change", update);
  }, [session]);
  return {
    state,
    email: state.status === "signed in" ? state.email : undefined,
    signIn: () => void session.signIn(currentPath()),
    signOut: () => endSession(() => session.signOut()),
    stays: session.stays,
    stay: (on: boolean) => session.stay(on),
  };
}

/** The path of the view that is shown, with its query. */
export function currentPath(): string {
  const { pathname, search } = window.location;
  return pathname + search;
}
