// What takes a change back.
import type { Reminder, Schedule } from "../../api/types";
import { type Call, type Change, timeOf } from "./change";

export type Item = Reminder | Schedule;

/**
 * The calls that take `change` back, in their order: `before` is what it changed, `now` what came
 * of it. None where nothing brings back what was.
 */
export function wayBack(change: Change, before: Item, now: Item): readonly Call[] {
  const { id, version } = now;
  const again = "dueAt" in before ? [{ kind: "snooze" as const, id, body: timeOf(before) }] : [];
  switch (change.kind) {
    case "create":
    case "snooze":
      return [{ kind: "cancel", id }];
    case "repeat":
    case "follow":
      return [{ kind: "end", id }];
    case "cancel":
      return again;
    case "complete": // what makes another is last: after it nothing can fail and be tried once more
      return [{ kind: "reopen", id }, ...again];
    case "reopen":
      return [{ kind: "complete", id }];
    case "resume":
      return [{ kind: "pause", id }];
    case "update":
    case "update schedule":
      // Each kind keeps its own body.
      return [{ ...change, version, body: partOf(before, change.body) } as Call];
    case "dismiss":
    case "pause":
    case "end":
      return [];
  }
}

/** What `item` has of the fields that `changes` changes, as they are asked for again. */
export function partOf(item: Item, changes: object) {
  const fields = Object.entries(item).filter(([name]) => name in changes);
  const isTime = "dueAt" in changes || "waitSeconds" in changes;
  return { ...Object.fromEntries(fields), ...("dueAt" in item && isTime && timeOf(item)) };
}
