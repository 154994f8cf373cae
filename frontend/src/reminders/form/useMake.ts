// Makes what is asked for: one reminder, several of one reference, or one that repeats.
import { ApiError, isTransient } from "../../api/errors";
import type { Reminder } from "../../api/types";
import { useCreateSchedule, useScheduleChanges } from "../../schedules/data/schedule-changes";
import { ruleWords } from "../../schedules/rule/rule-words";
import { useSession } from "../../sign-in/useSession";
import { formatDue, formatDueThere } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { deviceZone, viewerZone, zonePlace } from "../../time/zones";
import type { Asked } from "../data/change";
import { removeIdempotencyKeys } from "../data/idempotency-key";
import { useSendChange } from "../data/mutations";
import { errorMessage } from "../error-message";
import { channelsOf, reminderTitle } from "../labels";
import { reminderPath, schedulePath } from "../paths";

/** What was set, in words; where it is shown; and what takes it back. */
export interface Made {
  text: string;
  path: string;
  undo: () => Promise<unknown>;
}

/** A function that makes what is asked for, or holds it. Rejects as `useSendOrHold` says. */
export function useMake() {
  const { mutateAsync } = useSendChange();
  const createSchedule = useCreateSchedule();
  const { simple } = useScheduleChanges();
  const { email: own } = useSession();
  return async (asked: Asked): Promise<Made> => {
    const title = reminderTitle(asked.body);
    if (asked.kind === "repeat") {
      const schedule = await createSchedule(asked.body, asked.form);
      const { rrule, start, timezone } = schedule;
      return {
        text: `Set: “${reminderTitle(schedule)}”. ${ruleWords(rrule, start)}, ${zonePlace(timezone)} time`,
        path: schedulePath(schedule.id),
        undo: () => simple("end", schedule),
      };
    }
    const reminder = await mutateAsync({ change: asked, title });
    const made = [reminder];
    const words = [...madeWords(reminder, own)];
    for (const { name, body } of asked.further ?? []) {
      try {
        made.push(await mutateAsync({ change: { ...asked, body, further: [] }, title }));
        words.push(`Also set: ${name}`);
      } catch (error) {
        // Without an answer all can be asked for again, and none is set twice.
        if (!(error instanceof ApiError) || isTransient(error) || error.status === 401) throw error;
        words.push(`Not set: ${name}. ${errorMessage(error, "snooze")}`);
      }
    }
    removeIdempotencyKeys(asked.form);
    return {
      text: `Set: “${reminderTitle(reminder)}”, ${words.join(". ")}`,
      path: reminderPath(reminder.id),
      undo: () =>
        Promise.all(made.map(({ id }) => mutateAsync({ change: { kind: "cancel", id }, title }))),
    };
  };
}

/** When it is due, and to whom it goes if not to `own` address alone. */
function madeWords(reminder: Reminder, own: string | undefined): string[] {
  const [zone, now] = [viewerZone(), serverNow()];
  const there = formatDueThere(reminder, zone, now);
  const place = there || zone !== deviceZone() ? ` in ${zonePlace(zone)}` : "";
  const due = `${formatDue(reminder, zone, now)}${place}${there ? ` (${there})` : ""}`;
  const channels = channelsOf(reminder);
  const to = channels.length > 1 ? channels : channels.filter(({ address }) => address !== own);
  return [due, ...to.map(({ name, address }) => `${name} to ${address}`)];
}
