// What is filled in in a form, kept in this tab, and the saving of what is changed so.
import { useLayoutEffect, useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ApiError } from "../../api/errors";
import { useAnnounce } from "../../ui/Announcer";
import { useShownFlight } from "../../ui/useSingleFlight";
import { type Action, errorMessage } from "../error-message";
import {
  type Draft,
  type DraftChange,
  onDraftStored,
  removeEdits,
  storedEdits,
  storeDraft,
} from "./draft";
import { type FormProblem, problemsOf } from "./fields";

/** What was changed, or came of it; where that is shown, what is said there, what takes it back. */
export interface Saved {
  ids: readonly string[];
  path: string;
  done: string;
  undo?: (() => Promise<unknown>) | undefined;
}

type Save = (
  draft: Draft,
  hasSameTime: boolean,
) => Promise<Saved | { problems: readonly FormProblem[] }>;

/** The fields that don't say when. */
const CONTENT = ["message", "subject", "preference", "email", "phone", "country"];

/**
 * The draft, made by `makeFirst` and with what was changed of it under `key`, which stays until it
 * was saved or left, also while its owner signs in; its problems; and the ways to change, save and
 * leave it.
 */
export function useEdits(key: string, action: Action, makeFirst: () => Draft, save: Save) {
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const [first] = useState(makeFirst);
  const [edits, change] = useKeptEdits(key);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const draft = { ...first, ...edits };
  const leave = () => removeEdits(key);
  const [submit, isPending] = useShownFlight(async () => {
    try {
      const names = Object.keys(draft) as (keyof Draft)[];
      const times = names.filter((name) => !CONTENT.includes(name));
      const hasSameTime = times.every((name) => draft[name] === first[name]);
      const saved = await save(draft, hasSameTime);
      if ("problems" in saved) {
        setProblems(saved.problems);
        return;
      }
      const { ids, path, done, undo } = saved;
      announce(done, { about: ids, undo });
      const isSame = JSON.stringify(storedEdits(key)) === JSON.stringify(edits);
      if (isSame) leave();
      else setProblems([]);
      // What was changed since then stays, in the form of what was saved.
      if (isSame || !window.location.pathname.startsWith(`${path}/`)) navigate(path);
    } catch (error) {
      const isInvalid = error instanceof ApiError && error.status === 422;
      setProblems(isInvalid ? problemsOf(error, draft) : [{ text: errorMessage(error, action) }]);
    }
  });
  return { draft, change, problems, isPending, submit, leave };
}

/** What is changed in the form `id`, or that for a new one; how to change more, or all, of it. */
export function useKeptEdits(id?: string): [Partial<Draft>, DraftChange, DraftChange] {
  const [edits, setEdits] = useState(() => storedEdits(id));
  useLayoutEffect(() => onDraftStored(() => setEdits(storedEdits(id))), [id]);
  const store = (next: Partial<Draft>) => storeDraft(next, id);
  return [edits, (changes) => store({ ...storedEdits(id), ...changes }), store];
}
