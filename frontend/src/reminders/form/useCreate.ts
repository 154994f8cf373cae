// Creates the reminder or schedule of a draft, for the whole form and for the one line.
import { useState } from "preact/hooks";
import { ApiError, isTransient } from "../../api/errors";
import type { Reminder, Schedule } from "../../api/types";
import { useSettings } from "../../config/ConfigGate";
import { ruleWords } from "../../schedules/rule/rule-words";
import { useSession } from "../../sign-in/useSession";
import { formatDue, formatDueThere } from "../../time/format";
import { deviceZone, viewerZone, zonePlace } from "../../time/zones";
import { useAnnounce } from "../../ui/Announcer";
import { useShownFlight } from "../../ui/useSingleFlight";
import type { Creation } from "../data/change";
import { type Purpose, removeIdempotencyKeys } from "../data/idempotency-key";
import { itemPath, useUndoable } from "../data/useChange";
import { useSend } from "../data/useSend";
import { errorMessage } from "../error-message";
import { SignInNeededError } from "../held/held-change";
import { channelsOf, saidTitle } from "../labels";
import type { Draft } from "./draft";
import { type FormProblem, problemsOf } from "./fields";
import { creationOf } from "./request";

/** A function that creates what a draft asks for, whether it runs, and what is wrong with the draft. */
export function useCreate(
  form: Purpose,
  onCreated: (path: string, draft: Draft) => void,
  onUndone: (draft: Draft) => void,
) {
  const { config } = useSettings();
  const { signIn } = useSession();
  const announce = useAnnounce();
  const make = useMake();
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [create, isPending] = useShownFlight(async (draft: Draft) => {
    try {
      const creation = await creationOf(draft, config, form);
      setProblems([]);
      const { text, ids, path, undo } = await make(creation);
      announce(text, { about: ids, undo: () => undo().then(() => onUndone(draft)), href: path });
      onCreated(path, draft);
    } catch (error) {
      if (!(error instanceof SignInNeededError)) setProblems(problemsOf(error, draft));
      else if (!error.hasJustEnded) signIn();
    }
  });
  return { problems, isPending, create };
}

/** A function that makes a creation; it rejects as `useSendOrHold` does. */
export function useMake() {
  const send = useSend();
  const { undoOf } = useUndoable();
  const { email: own } = useSession();
  return async (creation: Creation) => {
    const title = saidTitle(creation.body);
    const first = await send(creation, title);
    const made = [first];
    const words = "dueAt" in first ? dueWords(first, own) : ruleAndPlace(first);
    for (const { name, body } of ("further" in creation && creation.further) || []) {
      try {
        made.push(await send({ kind: "create", form: creation.form, body }, title));
        words.push(`Also set: ${name}`);
      } catch (error) {
        // Without an answer all are sent again, and none is made twice.
        if (!(error instanceof ApiError) || isTransient(error) || error.status === 401) throw error;
        words.push(`Not set: ${name}. ${errorMessage(error, "snooze")}`);
      }
    }
    removeIdempotencyKeys(creation.form);
    return {
      text: `Set: “${saidTitle(first)}”${words.join(". ")}`,
      ids: made.map(({ id }) => id),
      path: itemPath(first),
      undo: () => Promise.all(made.map((each) => undoOf(creation, each, each)())),
    };
  };
}

function ruleAndPlace({ rrule, start, timezone }: Schedule): string[] {
  return [`. ${ruleWords(rrule, start)}, ${zonePlace(timezone)} time`];
}

/** When it is due, and to whom it goes if not to one's `own` address alone. */
function dueWords(reminder: Reminder, own: string | undefined): string[] {
  const there = formatDueThere(reminder);
  const zone = viewerZone();
  const place = there || zone !== deviceZone() ? ` in ${zonePlace(zone)}` : "";
  const due = `${formatDue(reminder)}${place}${there ? ` (${there})` : ""}`;
  const channels = channelsOf(reminder);
  const to = channels.length > 1 ? channels : channels.filter(({ address }) => address !== own);
  return [`, ${due}`, ...to.map(({ name, address }) => `${name} to ${address}`)];
}
