// One thing at a time is done with a reminder: which one, and how it ended.
import { useRef, useState } from "preact/hooks";
import { useAnnounce } from "../../ui/Announcer";
import { type Deed, failureWords } from "./failure-words";

/** How something ended well. */
export interface Result {
  /** In words. */
  text: string;
  /** The id of the reminder that came of it. */
  reminderId?: string;
}

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
  const isBusy = useRef(false);
  const run = async (name: string, deed: Deed, work: () => Promise<Result | undefined>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setState({ doing: name });
    try {
      const result = await work();
      setState(result === undefined ? {} : { result });
      if (result !== undefined) announce(result.text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setState({ problem: failureWords(error, deed) });
    } finally {
      isBusy.current = false;
    }
  };
  return { ...state, run };
}

export type Action = ReturnType<typeof useAction>;
