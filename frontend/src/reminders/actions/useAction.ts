// One thing at a time is done with a reminder: which one, and how it ended.
import { useState } from "preact/hooks";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type Deed, failureWords } from "../failure-words";

/** How something ended well. */
export interface Result {
  /** In words. */
  text: string;
  /** The id of the reminder that came of it. */
  reminderId?: string;
}

type Work = () => Promise<Result | undefined>;

interface State {
  /** The name of what is being done. */
  doing?: string;
  result?: Result;
  /** Why it could not be done, in words. */
  problem?: string;
}

/** What is being done or was done last, and a function that does something: `work` returns its result, if that is to be said. */
export function useAction() {
  const announce = useAnnounce();
  const [state, setState] = useState<State>({});
  const run = useSingleFlight(async (name: string, deed: Deed, work: Work) => {
    setState({ doing: name });
    try {
      const result = await work();
      setState(result === undefined ? {} : { result });
      if (result !== undefined) announce(result.text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setState({ problem: failureWords(error, deed) });
    }
  });
  return { ...state, run };
}

export type Action = ReturnType<typeof useAction>;
