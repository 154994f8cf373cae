// Asking for what is filled in, in the form or in the one line.
import { useState } from "preact/hooks";
import type { Config } from "../../config/config";
import { useSettings } from "../../config/ConfigGate";
import { useSession } from "../../sign-in/useSession";
import { serverNow } from "../../time/server-clock";
import { useAnnounce } from "../../ui/Announcer";
import { useSingleFlight } from "../../ui/useSingleFlight";
import type { Asked, CreateForm } from "../data/change";
import { wasRequested } from "../data/idempotency-key";
import { errorMessage } from "../error-message";
import { SignInNeededError } from "../held/held-change";
import type { Draft } from "./draft";
import { type FormProblem, problemsOf } from "./fields";
import { withFurther } from "./repeat/before";
import { isRepeating } from "./repeat/rule";
import { type Request, validatedRequest, validatedSchedule } from "./request";
import { type Made, useMake } from "./useMake";

/**
 * A function that has a draft made, and says so with a way back; whether that runs, and what is
 * wrong with the draft. `onSet` and `onUndone` are called once it was made, or taken back.
 */
export function useAsking(
  form: CreateForm,
  onSet: (made: Made, draft: Draft) => void,
  onUndone: (draft: Draft) => void,
) {
  const { config } = useSettings();
  const { signIn } = useSession();
  const announce = useAnnounce();
  const make = useMake();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isPending, setPending] = useState(false);
  const ask = useSingleFlight(async (draft: Draft) => {
    setPending(true);
    try {
      const asked = await askedBy(draft, config, form);
      if ("problems" in asked) {
        setProblems(asked.problems);
        return;
      }
      const made = await make(asked.body);
      setProblems([]);
      announce(made.text, {
        undo: () => made.undo().then(() => onUndone(draft)),
        href: made.path,
        problemText: (error) => errorMessage(error, "cancel"),
      });
      onSet(made, draft);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isHeld = error instanceof SignInNeededError;
      setProblems(isHeld ? [] : problemsOf(error, draft));
      if (isHeld && !error.hasJustEnded) signIn();
    } finally {
      setPending(false);
    }
  });
  return { problems, isPending, ask };
}

/** What the draft asks for now, or all that is wrong with it. */
async function askedBy(draft: Draft, config: Config, form: CreateForm): Promise<Request<Asked>> {
  if (isRepeating(draft)) {
    const request = await validatedSchedule(draft, config);
    return "problems" in request ? request : { body: { kind: "repeat", form, ...request } };
  }
  const request = await validatedRequest(draft, config, (body) => wasRequested(form, body));
  if ("problems" in request) return request;
  const group = withFurther(draft, request.body, serverNow());
  return "problems" in group ? group : { body: { kind: "create", form, ...group } };
}
