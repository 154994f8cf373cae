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

/** The same function, and whether the action runs. */
export function useShownFlight<Arguments extends unknown[]>(
  action: (...given: Arguments) => Promise<void>,
) {
  const [isRunning, setRunning] = useState(false);
  const run = useSingleFlight(async (...given: Arguments) => {
    setRunning(true);
    try {
      await action(...given);
    } finally {
      setRunning(false);
    }
  });
  return [run, isRunning] as const;
}
