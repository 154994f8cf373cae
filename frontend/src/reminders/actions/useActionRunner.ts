// Runs one action on a reminder at a time: which one runs, and how the last one ended.
import { useState } from "preact/hooks";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type Action, errorMessage } from "../error-message";

/** What an action that succeeded shows. */
interface Result {
  /** In words. */
  text: string;
  /** The id of the reminder that came of it. */
  reminderId?: string;
}

type Work = () => Promise<Result | undefined>;

interface State {
  /** The name of the action that runs. */
  pending?: string;
  result?: Result;
  /** Why it could not be done, in words. */
  problem?: string;
}

/**
 * What runs or ran last, and a function that runs an action: `work` returns its result, if that is
 * to be announced.
 */
export function useActionRunner() {
  const announce = useAnnounce();
  const [state, setState] = useState<State>({});
  const run = useSingleFlight(async (name: string, action: Action, work: Work) => {
    setState({ pending: name });
    try {
      const result = await work();
      setState(result === undefined ? {} : { result });
      if (result !== undefined) announce(result.text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setState({ problem: errorMessage(error, action) });
    }
  });
  return { ...state, run };
}

export type ActionRunner = ReturnType<typeof useActionRunner>;
