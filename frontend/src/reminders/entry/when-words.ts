// When a draft is due, or how it repeats, in words.
import { ruleWords } from "../../schedules/rule/rule-words";
import { formatMoment } from "../../time/format";
import { formatCountdown } from "../../time/format-countdown";
import { draftZone, dueMilliseconds } from "../../time/picker/when";
import { viewerZone, zonePlace } from "../../time/zones";
import type { Draft } from "../form/draft";
import { isRepeating } from "../form/repeat/rule";
import { scheduleTimes } from "../form/request";

/**
 * "Tomorrow, Tue 24 Nov, 09:00 in Sydney" at `now` (epoch milliseconds), or without the viewer's own
 * place; undefined while it is incomplete.
 */
export function whenWords(draft: Draft, now: number, withPlace = true): string | undefined {
  const zone = draftZone(draft, viewerZone());
  if (zone === undefined) return undefined;
  if (isRepeating(draft)) {
    const found = scheduleTimes(draft, viewerZone());
    if (!("times" in found)) return undefined;
    const { rrule, start } = found.times;
    return `${ruleWords(rrule, start)}, ${zonePlace(zone)} time`;
  }
  const due = dueMilliseconds(draft, viewerZone(), now);
  if (due === undefined) return undefined;
  const moment = formatMoment(new Date(due - (due % 60_000)).toISOString(), zone, now);
  const wait = draft.timing === "wait" ? `${formatCountdown(due - now)}: ` : "";
  const passed = due <= now ? " has passed" : "";
  const place = withPlace || zone !== viewerZone() ? ` in ${zonePlace(zone)}` : "";
  return capitalized(`${wait}${moment}${place}${passed}`);
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
