// Runs an asynchronous action once at a time.
import { useRef, useState } from "preact/hooks";

/** A function that runs `action`, and does nothing while an earlier call of it still runs. */
export function useSingleFlight<Arguments extends unknown[]>(
  action: (...given: Arguments) => Promise<void>,
): (...given: Arguments) => void {
  const isRunning = useRef(false);
  const run = async (...given: Arguments) => {
    if (isRunning.current) return;
    isRunning.current = true;
    try {
      await action(...given);
    } finally {
      isRunning.current = false;
    }
  };
  return (...given) => void run(...given);
}

/** The same function, whether the action runs, and what it was given then. */
export function useShownFlight<Arguments extends unknown[]>(
  action: (...given: Arguments) => Promise<void>,
) {
  const [running, setRunning] = useState<Arguments>();
  const run = useSingleFlight(async (...given: Arguments) => {
    setRunning(given);
    try {
      await action(...given);
    } finally {
      setRunning(undefined);
    }
  });
  return [run, running !== undefined, running] as const;
}
