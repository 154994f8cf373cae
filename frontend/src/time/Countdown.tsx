// A countdown to a moment that keeps itself up to date.
import { useNow } from "./clock";
import { countdown, untilNextWords } from "./countdown-words";

/** How long it is until `to` (RFC 3339), as text outside live regions. */
export function Countdown({ to }: { to: string }) {
  const due = Date.parse(to);
  const now = useNow((present) => untilNextWords(due - present));
  return <time dateTime={to}>{countdown(due - now)}</time>;
}
