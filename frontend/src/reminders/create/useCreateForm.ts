// The state of the form: what is filled in, what is wrong with it, and what came of sending it.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import type { Reminder, ReminderCreate } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { useSession } from "../../sign-in/useSession";
import { viewerZone } from "../../time/zones";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { useCreateReminder } from "../data/mutations";
import { type DraftChange, useDraft } from "../form/draft";
import { type FormProblem, problemsOf } from "../form/problems";
import { validatedRequest } from "../form/validated-request";
import { reasonNotToSend, release, SignInNeededError, useHeldChange } from "../held/held-change";

/**
 * A draft, its problems, and the ways to change and send it. What is filled in stays until it was
 * accepted; what was sent while nobody was signed in is sent again once somebody is. `created` is
 * what came of it, and `isNext` tells that the form was asked for again after that.
 */
export function useCreateForm() {
  const { config } = useSettings();
  const client = useQueryClient();
  const { email, signIn } = useSession();
  const [stored, changeDraft, startNext] = useDraft();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [created, setCreated] = useState<Reminder>();
  const [isNext, setIsNext] = useState(false);
  const { create, isPending } = useCreateReminder("create");
  const held = useHeldCreate();
  const draft =
    config.smsCountries.length > 0 ? stored : { ...stored, preference: "email" as const };

  const send = async (body: ReminderCreate) => {
    try {
      const reminder = await create(body);
      startNext(stored);
      setProblems([]);
      setCreated(reminder);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isHeld = error instanceof SignInNeededError;
      setProblems(isHeld ? [] : problemsOf(error, draft));
      if (!isHeld) release(client);
      else if (!error.hasJustEnded) signIn();
    }
  };
  const submit = useSingleFlight(async () => {
    const request = await validatedRequest(draft, viewerZone(), config);
    if ("problems" in request) setProblems(request.problems);
    else await send(request.body);
  });
  const sendHeld = useSingleFlight(async () => {
    if (held === undefined || email === undefined) return;
    const reason = reasonNotToSend(held, email);
    if (reason === undefined) return send(held.body);
    release(client);
    setProblems([{ text: reason }]);
  });
  useEffect(sendHeld);
  const change: DraftChange = (changes) => {
    if (held !== undefined) release(client); // what is asked for is another from now on
    changeDraft(changes);
  };
  const another = () => {
    setCreated(undefined);
    setIsNext(true);
  };
  return { draft, change, problems, submit, isPending, created, isNext, another };
}

/** This form's request that waits for a sign-in, if one does. */
function useHeldCreate() {
  const held = useHeldChange();
  if (held?.change.kind !== "create" || held.change.form !== "create") return undefined;
  return { ...held, body: held.change.body };
}
