// The state of the form: what is filled in, what is wrong with it, and what came of sending it.
import { useState } from "preact/hooks";
import type { Reminder } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { viewerZone } from "../../time/local-time";
import { useCreateReminder } from "../queries";
import { useDraft } from "./draft";
import { type FormProblem, problemsOf } from "./problems";
import { toRequest } from "./request";

/** A draft, its problems, and the ways to change and send it. What is filled in stays until it was accepted. */
export function useReminderForm() {
  const { config } = useSettings();
  const [stored, change, startNext] = useDraft();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [created, setCreated] = useState<Reminder>();
  const { mutate, isPending } = useCreateReminder();
  const draft =
    config.smsCountries.length > 0 ? stored : { ...stored, preference: "email" as const };

  const submit = () => {
    if (isPending) return;
    const request = toRequest(draft, viewerZone(), config.limits);
    if ("problems" in request) return setProblems(request.problems);
    mutate(request.body, {
      onError: (error) => setProblems(problemsOf(error, draft)),
      onSuccess: (reminder) => {
        setProblems([]);
        setCreated(reminder);
        startNext();
      },
    });
  };
  return {
    draft,
    change,
    problems,
    submit,
    isPending,
    created,
    another: () => setCreated(undefined),
  };
}
