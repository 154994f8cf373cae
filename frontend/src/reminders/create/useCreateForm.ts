// The state of the form: what is filled in, what is wrong with it, and what came of sending it.
import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { useSession } from "../../sign-in/useSession";
import { today } from "../../time/zones";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { type Created, useAsking } from "../form/asked";
import { type Draft, type DraftChange, emptyDraft } from "../form/draft";
import { storedEdits, storeDraft } from "../form/edits";
import { isOfCreateForm, reasonNotToSend, release, useHeldChange } from "../held/held-change";

/**
 * A draft, its problems, and the ways to change and send it. What is filled in stays until it was
 * accepted; what was sent while nobody was signed in is sent again once somebody is. `created` is
 * what came of it.
 */
export function useCreateForm() {
  const { smsCountries } = useSettings().config;
  const client = useQueryClient();
  const { email } = useSession();
  const [stored, changeDraft, startNext] = useDraft();
  const [created, setCreated] = useState<Created>();
  const waiting = useHeldChange();
  const held = waiting !== null && isOfCreateForm(waiting) ? waiting : undefined;
  const draft: Draft = smsCountries.length > 0 ? stored : { ...stored, preference: "email" };
  const { problems, setProblems, isPending, send, ask } = useAsking("create", (made) => {
    startNext(stored);
    setCreated(made);
  });
  const submit = useSingleFlight(() => ask(draft));
  const sendHeld = useSingleFlight(async () => {
    if (held === undefined || email === undefined) return;
    const reason = reasonNotToSend(held, email);
    if (reason === undefined) return send(held.change, draft);
    release(client);
    setProblems([{ text: reason }]);
  });
  useEffect(sendHeld);
  const change: DraftChange = (changes) => {
    if (held !== undefined) release(client); // what is asked for is another from now on
    changeDraft(changes);
  };
  return {
    draft,
    change,
    problems,
    submit,
    isPending,
    created,
    startAgain: () => setCreated(undefined),
  };
}

/**
 * The draft, to oneself until another is filled in; a function that changes some of it, and one
 * that starts the next once `sent` was accepted: what was changed since then stays.
 */
function useDraft(): [Draft, DraftChange, (sent: Draft) => void] {
  const { email = "", phone = "", preference, quickTimes } = useDeviceSettings();
  const [edits, setEdits] = useState(() => storedEdits());
  const own = { email, phone, preference, time: quickTimes.morning };
  const withEdits = (changes: Partial<Draft>) => ({ ...emptyDraft(today()), ...own, ...changes });
  const store = (next: Partial<Draft>) => {
    storeDraft(next);
    setEdits(next);
  };
  return [
    withEdits(edits),
    (changes) => store({ ...storedEdits(), ...changes }),
    (sent) => {
      const now = storedEdits();
      store(JSON.stringify(withEdits(now)) === JSON.stringify(sent) ? {} : now);
    },
  ];
}
