// Runs an asynchronous action once at a time.
import { useRef, useState } from "preact/hooks";

type Action<Arguments extends unknown[]> = (...given: Arguments) => Promise<void>;

/** A function that runs `action`, and does nothing while an earlier call of it still runs. */
export function useSingleFlight<Arguments extends unknown[]>(action: Action<Arguments>) {
  const isRunning = useRef(false);
  return (...given: Arguments): void => {
    if (isRunning.current) return;
    isRunning.current = true;
    void action(...given).finally(() => (isRunning.current = false));
  };
}

/** The same function, whether the action runs, and its arguments then. */
export function useShownFlight<Arguments extends unknown[]>(action: Action<Arguments>) {
  const [running, setRunning] = useState<Arguments>();
  const run = useSingleFlight((...given: Arguments) => {
    setRunning(given);
    return action(...given).finally(() => setRunning(undefined));
  });
  return [run, running !== undefined, running] as const;
}
