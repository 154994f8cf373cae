// One action of a link at a time, with what became of it in words.
import { useState } from "preact/hooks";
import { useSingleFlight } from "../ui/useSingleFlight";
import { problemText } from "./calls";

/** What an action shows of itself. */
export interface ActionState {
  isBusy: boolean;
  problem: string | undefined;
  run: (action: () => Promise<void>) => void;
}

/** Runs actions one after the other; a failed one leaves its problem until the next. */
export function useAction(): ActionState {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const run = useSingleFlight(async (action: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  });
  return { isBusy, problem, run };
}
