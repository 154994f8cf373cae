// When the draft would be due, in words, while it is being filled in.
import { untilNextMinute, useNow } from "../../../time/clock";
import { formatMoment } from "../../../time/format";
import { formatCountdown } from "../../../time/format-countdown";
import { chosenMoment } from "../../../time/local-time";
import { viewerZone, zonePlace } from "../../../time/zones";
import type { Draft } from "../draft";
import { draftLocalTime, draftZone, dueMilliseconds } from "../due-time";

/**
 * "Due tomorrow, Tue 24 Nov, 09:00 in Sydney, in 16 h" by this browser's rules; nothing while the
 * time is incomplete. The server decides.
 */
export function DuePreview({ draft }: { draft: Draft }) {
  const now = useNow(untilNextMinute);
  const zone = draftZone(draft, viewerZone());
  const due = dueMilliseconds(draft, viewerZone(), now);
  if (zone === undefined) return null;
  if (due === undefined) return <Skipped draft={draft} />;
  if (due <= now) return <p class="due-preview">That time has passed.</p>;
  const moment = formatMoment(minuteOf(due), zone, now);
  return (
    <p class="due-preview">
      Due <strong>{moment}</strong> in {zonePlace(zone)}, {formatCountdown(due - now)}
    </p>
  );
}

/** Says so where clocks go forward over the draft's time. */
function Skipped({ draft }: { draft: Draft }) {
  const local = draft.timing === "at" ? draftLocalTime(draft, viewerZone()) : undefined;
  const chosen = local && chosenMoment(local, draft.occurrence);
  return chosen && "problem" in chosen ? <p class="due-preview">{chosen.problem}</p> : null;
}

function minuteOf(milliseconds: number): string {
  return new Date(milliseconds - (milliseconds % 60_000)).toISOString();
}
