// The session in components.
import { useEffect, useState } from "preact/hooks";
import { useSettings } from "../config/ConfigGate";
import { endSession } from "../ui/session-end";

/** Who is signed in, and how to change that; `signIn` leads back to the present address. */
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

/** The present address as a path with its query. */
export function currentPath(): string {
  const { pathname, search } = window.location;
  return pathname + search;
}
