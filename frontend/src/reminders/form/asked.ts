// What is asked for: one reminder, several of one reference, or one that repeats.
import { useState } from "preact/hooks";
import { ApiError, isTransient } from "../../api/errors";
import type { Reminder, Schedule } from "../../api/types";
import type { Config } from "../../config/config";
import { useCreateSchedule } from "../../schedules/data/schedule-changes";
import type { Further, ReminderChange, ScheduleCreation } from "../data/change";
import { removeIdempotencyKeys, wasRequested } from "../data/idempotency-key";
import { useCreateReminder } from "../data/mutations";
import { errorMessage } from "../error-message";
import type { Draft } from "./draft";
import type { FormProblem } from "./problems";
import { withFurther } from "./repeat/before";
import { isRepeating } from "./repeat/rule-of-draft";
import { validatedSchedule } from "./repeat/schedule-request";
import { validatedRequest } from "./validated-request";

export type Asked = Extract<ReminderChange, { kind: "create" }> | ScheduleCreation;

/** A further reminder that could not be set, and why, in words. */
interface NotMade {
  name: string;
  reason: string;
}

/** What came of it. */
export type Created =
  | { schedule: Schedule }
  | { reminder: Reminder; further: readonly string[]; notMade: readonly NotMade[] };

/**
 * What the draft asks for at `now` (epoch milliseconds), in the form or in the one line, or all
 * that is wrong with it.
 */
export async function validatedAsked(
  draft: Draft,
  zone: string,
  config: Config,
  now: number,
  form: "create" | "entry" = "create",
): Promise<{ asked: Asked } | { problems: FormProblem[] }> {
  if (isRepeating(draft)) {
    const request = await validatedSchedule(draft, zone, config);
    if ("problems" in request) return request;
    const of = form === "entry" ? "entry schedule" : "schedule";
    return { asked: { kind: "repeat", form: of, body: request.body } };
  }
  const request = await validatedRequest(draft, zone, config, (body) => wasRequested(form, body));
  if ("problems" in request) return request;
  const group = withFurther(draft, zone, request.body, now);
  if ("problems" in group) return group;
  if (group.further.length === 0) return { asked: { kind: "create", form, ...request } };
  return { asked: { kind: "create", form: "group", ...group } };
}

/** A function that sends what is asked for, and whether it is being sent. */
export function useSendAsked() {
  const ofForm = useCreateReminder("create").create;
  const ofEntry = useCreateReminder("entry").create;
  const ofGroup = useCreateReminder("group").create;
  const createSchedule = useCreateSchedule();
  const [isPending, setPending] = useState(false);
  const send = async (asked: Asked): Promise<Created> => {
    if (asked.kind === "repeat") return { schedule: await createSchedule(asked.body, asked.form) };
    if (asked.form !== "group") {
      const one = asked.form === "entry" ? ofEntry : ofForm;
      return { reminder: await one(asked.body), further: [], notMade: [] };
    }
    const { further = [], body } = asked;
    const reminder = await ofGroup(body, { further });
    const notMade = await sendFurther(further, ofGroup);
    removeIdempotencyKeys("group");
    const made = further.map(({ name }) => name).filter((name) => !isAmong(notMade, name));
    return { reminder, further: made, notMade };
  };
  const create = async (asked: Asked) => {
    setPending(true);
    try {
      return await send(asked);
    } finally {
      setPending(false);
    }
  };
  return { create, isPending };
}

/** Those that were refused; without an answer all can be asked for again, and none is set twice. */
async function sendFurther(
  further: readonly Further[],
  create: ReturnType<typeof useCreateReminder>["create"],
): Promise<NotMade[]> {
  const notMade: NotMade[] = [];
  for (const { name, body } of further) {
    try {
      await create(body);
    } catch (error) {
      if (!(error instanceof ApiError) || isTransient(error) || error.status === 401) throw error;
      notMade.push({ name, reason: errorMessage(error, "snooze") });
    }
  }
  return notMade;
}

function isAmong(notMade: readonly NotMade[], name: string): boolean {
  return notMade.some((each) => each.name === name);
}
