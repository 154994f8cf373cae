// A value that changes often, once it has stayed the same for a while.
import { useEffect, useState } from "preact/hooks";

/** `value` once it has not changed for `pause` milliseconds; undefined until the first time. */
export function useSettled<Value extends string | undefined>(value: Value, pause: number) {
  const [settled, setSettled] = useState<Value>();
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}
