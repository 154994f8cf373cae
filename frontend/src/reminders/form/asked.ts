// What is asked for: one reminder, several of one reference, or one that repeats.
import { useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { ApiError, isTransient } from "../../api/errors";
import type { Reminder, Schedule } from "../../api/types";
import type { Config } from "../../config/config";
import { useSettings } from "../../config/ConfigGate";
import { useCreateSchedule } from "../../schedules/data/schedule-changes";
import { useSession } from "../../sign-in/useSession";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import type { Further, ReminderChange, ScheduleCreation } from "../data/change";
import { removeIdempotencyKeys, wasRequested } from "../data/idempotency-key";
import { useCreateReminder } from "../data/mutations";
import { errorMessage } from "../error-message";
import { release, SignInNeededError } from "../held/held-change";
import type { Draft } from "./draft";
import { type FormProblem, problemsOf } from "./problems";
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

/** What is wrong with a draft of the form or of the one line, and the ways to have it made. */
export function useAsking(form: "create" | "entry", onSet: (created: Created) => void) {
  const { config } = useSettings();
  const client = useQueryClient();
  const { signIn } = useSession();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isPending, setPending] = useState(false);
  const make = useMake();
  const send = async (asked: Asked, draft: Draft) => {
    setPending(true);
    try {
      const created = await make(asked);
      setProblems([]);
      onSet(created);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isHeld = error instanceof SignInNeededError;
      setProblems(isHeld ? [] : problemsOf(error, draft));
      if (!isHeld) release(client, asked);
      else if (!error.hasJustEnded) signIn();
    } finally {
      setPending(false);
    }
  };
  const ask = async (draft: Draft) => {
    const request = await validatedAsked(draft, config, form);
    if ("problems" in request) setProblems(request.problems);
    else await send(request.asked, draft);
  };
  return { problems, setProblems, isPending, send, ask };
}

/** What the draft asks for now, or all that is wrong with it. */
async function validatedAsked(
  draft: Draft,
  config: Config,
  form: "create" | "entry",
): Promise<{ asked: Asked } | { problems: FormProblem[] }> {
  const zone = viewerZone();
  if (isRepeating(draft)) {
    const request = await validatedSchedule(draft, zone, config);
    if ("problems" in request) return request;
    const of = form === "entry" ? "entry schedule" : "schedule";
    return { asked: { kind: "repeat", form: of, body: request.body } };
  }
  const request = await validatedRequest(draft, zone, config, (body) => wasRequested(form, body));
  if ("problems" in request) return request;
  const group = withFurther(draft, zone, request.body, serverNow());
  if ("problems" in group) return group;
  if (group.further.length === 0) return { asked: { kind: "create", form, ...request } };
  return { asked: { kind: "create", form: "group", ...group } };
}

/** A function that makes what is asked for. */
function useMake() {
  const creators = {
    create: useCreateReminder("create").create,
    entry: useCreateReminder("entry").create,
    group: useCreateReminder("group").create,
  };
  const createSchedule = useCreateSchedule();
  return async (asked: Asked): Promise<Created> => {
    if (asked.kind === "repeat") return { schedule: await createSchedule(asked.body, asked.form) };
    const { further = [], body, form } = asked;
    const reminder = await creators[form](body, form === "group" ? { further } : {});
    const notMade = await makeFurther(further, creators.group);
    if (form === "group") removeIdempotencyKeys("group");
    const made = further.filter(({ name }) => !notMade.some((each) => each.name === name));
    return { reminder, further: made.map(({ name }) => name), notMade };
  };
}

/** Those that were refused; without an answer all can be asked for again, and none is set twice. */
async function makeFurther(
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
