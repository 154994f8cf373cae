// The state of the form: what is filled in, what is wrong with it, and what came of sending it.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useSession } from "../../sign-in/useSession";
import { serverNow } from "../../time/server-clock";
import { viewerZone } from "../../time/zones";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type Asked, type Created, useSendAsked, validatedAsked } from "../form/asked";
import { type DraftChange, useDraft } from "../form/draft";
import { type FormProblem, problemsOf } from "../form/problems";
import {
  isOfCreateForm,
  reasonNotToSend,
  release,
  SignInNeededError,
  useHeldChange,
} from "../held/held-change";

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
  const [created, setCreated] = useState<Created>();
  const [isNext, setIsNext] = useState(false);
  const { create, isPending } = useSendAsked();
  const held = useHeldCreate();
  const draft =
    config.smsCountries.length > 0 ? stored : { ...stored, preference: "email" as const };

  const send = async (asked: Asked) => {
    try {
      const made = await create(asked);
      startNext(stored);
      setProblems([]);
      setCreated(made);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isHeld = error instanceof SignInNeededError;
      setProblems(isHeld ? [] : problemsOf(error, draft));
      if (!isHeld) release(client);
      else if (!error.hasJustEnded) signIn();
    }
  };
  const submit = useSingleFlight(async () => {
    const request = await validatedAsked(draft, viewerZone(), config, serverNow());
    if ("problems" in request) setProblems(request.problems);
    else await send(request.asked);
  });
  const sendHeld = useSingleFlight(async () => {
    if (held === undefined || email === undefined) return;
    const reason = reasonNotToSend(held, email);
    if (reason === undefined) return send(held.change);
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
  return held !== null && isOfCreateForm(held) ? held : undefined;
}
