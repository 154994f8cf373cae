// Runs one action at a time: which one runs, and why the last one failed.
import { useState } from "preact/hooks";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type Action, errorMessage } from "../error-message";

interface State {
  /** The name of the action that runs. */
  pending?: string;
  /** Why it could not be done, in words. */
  problem?: string;
}

/** What runs, or failed last, and a function that runs an action. */
export function useActionRunner() {
  const [state, setState] = useState<State>({});
  const run = useSingleFlight(async (name: string, action: Action, work: () => Promise<void>) => {
    setState({ pending: name });
    try {
      await work();
      setState({});
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setState({ problem: errorMessage(error, action) });
    }
  });
  return { ...state, run };
}
