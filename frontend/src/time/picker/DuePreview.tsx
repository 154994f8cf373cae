// When something would be due, in words, while it is being filled in.
import { useNow } from "../clock";
import { formatCountdown } from "../Countdown";
import { formatDue } from "../format";
import { zonePlace } from "../zones";
import { draftLocalTime, draftZone, dueMilliseconds, type When } from "./when";

/**
 * "Due tomorrow, Tue 24 Nov, 09:00 in Sydney, in 16 h" by this browser's rules, or why it is none;
 * nothing while the time is incomplete. The server decides.
 */
export function DuePreview({ when }: { when: When }) {
  const now = useNow();
  const [zone, due, local] = [draftZone(when), dueMilliseconds(when, now), draftLocalTime(when)];
  if (local?.kind === "skipped") {
    const next = local.next.toPlainTime().toString({ smallestUnit: "minute" });
    const problem = `Clocks go forward that day and skip this time. The next one is ${next}.`;
    return <p class="due-preview">{problem}</p>;
  }
  if (zone === undefined || due === undefined) return null;
  if (due <= now) return <p class="due-preview">That time has passed.</p>;
  const minute = new Date(due - (due % 60_000)).toISOString();
  return (
    <p class="due-preview">
      Due <strong>{formatDue(minute, zone, now)}</strong> in {zonePlace(zone)},{" "}
      {formatCountdown(due - now)}
    </p>
  );
}
