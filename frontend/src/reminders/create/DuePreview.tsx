// When the draft would be due, in words, while it is being filled in.
import { untilNextMinute, useNow } from "../../time/clock";
import { formatMoment, zonePlace } from "../../time/format";
import { formatCountdown } from "../../time/format-countdown";
import { viewerZone } from "../../time/local-time";
import type { Draft } from "../form/draft";
import { draftZone, dueMilliseconds } from "../form/due-time";

/** "Due tomorrow, Tue 24 Nov, 09:00 in Sydney, in 16 h"; nothing while the time is incomplete. */
export function DuePreview({ draft }: { draft: Draft }) {
  const now = useNow(untilNextMinute);
  const zone = draftZone(draft, viewerZone());
  const due = dueMilliseconds(draft, viewerZone(), now);
  if (due === undefined) return null;
  if (due <= now) return <p class="due-preview">That time has passed.</p>;
  const moment = formatMoment(minuteOf(due), zone, now);
  return (
    <p class="due-preview">
      Due <strong>{moment}</strong> in {zonePlace(zone)}, {formatCountdown(due - now)}
    </p>
  );
}

function minuteOf(milliseconds: number): string {
  return new Date(milliseconds - (milliseconds % 60_000)).toISOString();
}
