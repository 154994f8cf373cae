// The name that a request carries so that, sent again, it does its work once.
import { useRef } from "preact/hooks";

/** A function that gives a body its key: the same until `done` is called or the body changes. */
export function useIdempotencyKey() {
  const kept = useRef<{ body: string; key: string }>();
  return {
    keyFor: (body: object): string => {
      const text = JSON.stringify(body);
      if (kept.current?.body !== text) kept.current = { body: text, key: crypto.randomUUID() };
      return kept.current.key;
    },
    done: (): void => {
      kept.current = undefined;
    },
  };
}
