// The state of the form: what is filled in, what is wrong with it, and what came of sending it.
import { useState } from "preact/hooks";
import type { Reminder, ReminderCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { useSession } from "../../sign-in/useSession";
import { viewerZone } from "../../time/zones";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { useCreateReminder } from "../data/mutations";
import { useDraft } from "../form/draft";
import { type FormProblem, problemsOf } from "../form/problems";
import { validatedRequest } from "../form/validated-request";

/**
 * A draft, its problems, and the ways to change and send it. What is filled in stays until it was
 * accepted, also while its owner signs in; `created` is what came of it, and `isNext` tells that
 * the form was asked for again after that.
 */
export function useCreateForm() {
  const { config } = useSettings();
  const { state: session, signIn } = useSession();
  const [stored, change, startNext] = useDraft();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [created, setCreated] = useState<Reminder>();
  const [isNext, setIsNext] = useState(false);
  const { mutateAsync, isPending } = useCreateReminder();
  const draft =
    config.smsCountries.length > 0 ? stored : { ...stored, preference: "email" as const };

  const send = async (body: ReminderCreate) => {
    try {
      const reminder = await mutateAsync(body);
      startNext(stored);
      setProblems([]);
      setCreated(reminder);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      setProblems(problemsOf(error, draft));
    }
  };
  const submit = useSingleFlight(async () => {
    const request = await validatedRequest(draft, viewerZone(), config);
    if ("problems" in request) setProblems(request.problems);
    else if (session.status === "signed out") signIn();
    else await send(request.body);
  });
  return {
    draft,
    change,
    problems,
    submit,
    isPending,
    created,
    isNext,
    another: () => {
      setCreated(undefined);
      setIsNext(true);
    },
  };
}
