// Asking for what is filled in, in the form or in the one line, and making it.
import { useState } from "preact/hooks";
import { ApiError, isTransient } from "../../api/errors";
import type { Reminder, Schedule } from "../../api/types";
import type { Config } from "../../config/config";
import { useSettings } from "../../config/ConfigGate";
import { ruleWords } from "../../schedules/rule/rule-words";
import { useSession } from "../../sign-in/useSession";
import { formatDue, formatDueThere } from "../../time/format";
import { serverNow } from "../../time/server-clock";
import { deviceZone, viewerZone, zonePlace } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { useShownFlight } from "../../ui/useSingleFlight";
import type { Creation } from "../data/change";
import { type Purpose, removeIdempotencyKeys, wasRequested } from "../data/idempotency-key";
import { itemPath, useUndoable } from "../data/useChange";
import { useSend } from "../data/useSend";
import { errorMessage } from "../error-message";
import { SignInNeededError } from "../held/held-change";
import { channelsOf, saidTitle } from "../labels";
import type { Draft } from "./draft";
import { type FormProblem, problemsOf } from "./fields";
import { withFurther } from "./repeat/before";
import { isRepeating } from "./repeat/rule";
import { type Request, validatedRequest, validatedSchedule } from "./request";

/**
 * A function that has a draft made, and says so with a way back; whether that runs, and what is
 * wrong with the draft. `onSet` and `onUndone` are called once it was made, or taken back.
 */
export function useAsking(
  form: Purpose,
  onSet: (made: Made, draft: Draft) => void,
  onUndone: (draft: Draft) => void,
) {
  const { config } = useSettings();
  const { signIn } = useSession();
  const announce = useAnnounce();
  const make = useMake();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [ask, isPending] = useShownFlight(async (draft: Draft) => {
    try {
      const asked = await askedBy(draft, config, form);
      setProblems("problems" in asked ? asked.problems : []);
      if ("problems" in asked) return;
      const made = await make(asked.body);
      announce(made.text, {
        about: made.ids,
        undo: () => made.undo().then(() => onUndone(draft)),
        href: made.path,
      });
      onSet(made, draft);
    } catch (error) {
      if (!(error instanceof SignInNeededError)) setProblems(problemsOf(error, draft));
      else if (!error.hasJustEnded) signIn();
    }
  });
  return { problems, isPending, ask };
}

async function askedBy(draft: Draft, config: Config, form: Purpose): Promise<Request<Creation>> {
  if (isRepeating(draft)) {
    const request = await validatedSchedule(draft, config);
    return "problems" in request ? request : { body: { kind: "repeat", form, ...request } };
  }
  const request = await validatedRequest(draft, config, (body) => wasRequested(form, body));
  if ("problems" in request) return request;
  const group = withFurther(draft, request.body, serverNow());
  return "problems" in group ? group : { body: { kind: "create", form, ...group } };
}

/** What was set, in words; where it is shown; and what takes it back. */
export interface Made {
  text: string;
  ids: readonly string[];
  path: string;
  undo: () => Promise<unknown>;
}

/** A function that creates what is asked for, or holds it; rejects as `useSendOrHold` does. */
export function useMake() {
  const send = useSend();
  const { undoOf } = useUndoable();
  const { email: own } = useSession();
  return async (asked: Creation): Promise<Made> => {
    const title = saidTitle(asked.body);
    const first = await send(asked, title);
    const made = [first];
    const words = "dueAt" in first ? dueWords(first, own) : ruleAndPlace(first);
    for (const { name, body } of ("further" in asked && asked.further) || []) {
      try {
        made.push(await send({ kind: "create", form: asked.form, body }, title));
        words.push(`Also set: ${name}`);
      } catch (error) {
        // Without an answer all are sent again, and none is made twice.
        if (!(error instanceof ApiError) || isTransient(error) || error.status === 401) throw error;
        words.push(`Not set: ${name}. ${errorMessage(error, "snooze")}`);
      }
    }
    removeIdempotencyKeys(asked.form);
    return {
      text: `Set: “${saidTitle(first)}”${words.join(". ")}`,
      ids: made.map(({ id }) => id),
      path: itemPath(first),
      undo: () => Promise.all(made.map((each) => undoOf(asked, each, each)())),
    };
  };
}

function ruleAndPlace({ rrule, start, timezone }: Schedule): string[] {
  return [`. ${ruleWords(rrule, start)}, ${zonePlace(timezone)} time`];
}

/** When it is due, and to whom it goes if not to `own` address alone. */
function dueWords(reminder: Reminder, own: string | undefined): string[] {
  const there = formatDueThere(reminder);
  const zone = viewerZone();
  const place = there || zone !== deviceZone() ? ` in ${zonePlace(zone)}` : "";
  const due = `${formatDue(reminder)}${place}${there ? ` (${there})` : ""}`;
  const channels = channelsOf(reminder);
  const to = channels.length > 1 ? channels : channels.filter(({ address }) => address !== own);
  return [`, ${due}`, ...to.map(({ name, address }) => `${name} to ${address}`)];
}
