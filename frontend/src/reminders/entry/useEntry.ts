// What was understood of the one line, what was changed of that, and the way to set it.
import { useQueryClient } from "@tanstack/preact-query";
import { useCallback, useMemo, useState } from "preact/hooks";
import { useSettings } from "../../config/ConfigGate";
import { useDeviceSettings } from "../../settings/device-settings";
import { useSession } from "../../sign-in/useSession";
import { serverNow } from "../../time/server-clock";
import { today } from "../../time/zones";
import { useSingleFlight } from "../../ui/useSingleFlight";
import { OWN_ADDRESS } from "../data/change";
import { clearEntry, type KeptEntry, type Part, useKeptEntry } from "../data/kept-entry";
import { type Created, useSendAsked, validatedAsked } from "../form/asked";
import { type Draft, type DraftChange, emptyDraft } from "../form/draft";
import { type FormProblem, problemsOf } from "../form/problems";
import { usesEmail } from "../form/request";
import { SignInNeededError } from "../held/held-change";
import { understand } from "./grammar/understand";
import { writerOf } from "./writer";

/** What was set, and the text that asked for it. */
export interface EntryResult {
  created: Created;
  entry: KeptEntry;
}

/** What is understood of the line, what was changed of it, and `draft`: what Enter sets. */
function useDraftOfEntry() {
  const hasSms = useSettings().config.smsCountries.length > 0;
  const own = useDeviceSettings();
  const [entry, keep] = useKeptEntry();
  const { zone, quickTimes } = own;
  const { morning, evening } = quickTimes;
  const understood = useMemo(
    () => understand(entry.text, writerOf(serverNow(), zone, { morning, evening })),
    [entry.text, zone, morning, evening],
  );
  const { readings, notes, to } = understood;
  const { message, when } = readings[entry.choice] ?? readings[0] ?? { message: entry.text };
  const seen: Record<Part, object> = { what: { message }, when: when ?? {}, to };
  const changed = (part: Part) => {
    const change = entry.changes[part];
    return change?.seen === JSON.stringify(seen[part]) ? change.fields : undefined;
  };
  const changePart =
    (part: Part): DraftChange =>
    (fields) => {
      const change = { seen: JSON.stringify(seen[part]), fields: { ...changed(part), ...fields } };
      keep({ changes: { ...entry.changes, [part]: change } });
    };
  const isChanged = changed("when") !== undefined;
  const isTimed = when !== undefined || isChanged;
  const wanted: Draft = {
    ...emptyDraft(today()),
    ...(isTimed ? {} : { amount: "" }),
    preference: own.preference,
    email: own.email ?? "",
    phone: own.phone ?? "",
    ...{ message, ...when, ...to },
    ...{ ...changed("what"), ...changed("when"), ...changed("to") },
  };
  const draft: Draft = hasSms ? wanted : { ...wanted, preference: "email" };
  return {
    ...{ entry, keep, understood, changePart, isTimed, draft, hasSms, zone },
    /** Whether the time is one that was understood. */
    isChosen: !isChanged,
    notes: [
      ...(isChanged ? [] : notes),
      ...(hasSms || wanted.preference === "email" ? [] : [NO_SMS]),
    ],
  };
}

/** The state of the line; `isTimed` tells whether `draft` has a time. */
export function useEntry() {
  const { config, session } = useSettings();
  const { signIn } = useSession();
  const client = useQueryClient();
  const shown = useDraftOfEntry();
  const { entry, keep, draft, isTimed, zone } = shown;
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [result, setResult] = useState<EntryResult>();
  const forgetResult = useCallback(() => setResult(undefined), []);
  const { create, isPending } = useSendAsked();
  const submit = useSingleFlight(async () => {
    const state = await session.ready();
    const signedIn = state.status === "signed in" ? state.email : OWN_ADDRESS;
    const sent = usesEmail(draft) && draft.email === "" ? { ...draft, email: signedIn } : draft;
    const request = await validatedAsked(sent, zone, config, serverNow(), "entry");
    if ("problems" in request) {
      setProblems(isTimed ? request.problems : request.problems.map(withoutTime));
      return;
    }
    try {
      const created = await create(request.asked);
      setProblems([]);
      setResult({ created, entry });
      clearEntry(client);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isHeld = error instanceof SignInNeededError;
      setProblems(isHeld ? [] : problemsOf(error, draft));
      if (isHeld && !error.hasJustEnded) signIn();
    }
  });
  const choose = (choice: number) => {
    const { what, to } = entry.changes;
    keep({ choice, changes: { ...(what && { what }), ...(to && { to }) } });
  };
  return { ...shown, problems, result, isPending, submit, choose, forgetResult };
}

const NO_SMS = "Text messages are off here, so it goes by email.";

/** What the form says of an empty amount. */
function withoutTime(problem: FormProblem): FormProblem {
  return problem.field === "amount" ? { ...problem, text: "Say when, or choose a time." } : problem;
}
