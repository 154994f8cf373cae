// A countdown to a moment that keeps itself up to date.
import { useNow } from "./clock";
import { formatCountdown, untilNextChange } from "./format-countdown";

/** How long it is until `to` (RFC 3339), as text outside live regions. */
export function Countdown({ to }: { to: string }) {
  const due = Date.parse(to);
  const now = useNow((present) => untilNextChange(due - present));
  return <time dateTime={to}>{formatCountdown(due - now)}</time>;
}
