// When something would be due, in words, while it is being filled in.
import { untilNextMinute, useNow } from "../clock";
import { formatMoment } from "../format";
import { formatCountdown } from "../format-countdown";
import { chosenMoment } from "../local-time";
import { viewerZone, zonePlace } from "../zones";
import { draftLocalTime, draftZone, dueMilliseconds, type When } from "./when";

/**
 * "Due tomorrow, Tue 24 Nov, 09:00 in Sydney, in 16 h" by this browser's rules, or why it is none;
 * nothing while the time is incomplete. The server decides.
 */
export function DuePreview({ when }: { when: When }) {
  const now = useNow(untilNextMinute);
  const zone = draftZone(when, viewerZone());
  const due = dueMilliseconds(when, viewerZone(), now);
  if (zone === undefined) return null;
  if (due === undefined) {
    const local = when.timing === "at" ? draftLocalTime(when, viewerZone()) : undefined;
    const chosen = local && chosenMoment(local, when.occurrence);
    return chosen && "problem" in chosen ? <p class="due-preview">{chosen.problem}</p> : null;
  }
  if (due <= now) return <p class="due-preview">That time has passed.</p>;
  const minute = new Date(due - (due % 60_000)).toISOString();
  return (
    <p class="due-preview">
      Due <strong>{formatMoment(minute, zone, now)}</strong> in {zonePlace(zone)},{" "}
      {formatCountdown(due - now)}
    </p>
  );
}
