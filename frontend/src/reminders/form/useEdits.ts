// The state of a form that changes what exists: what is filled in, and what came of saving it.
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { ApiError } from "../../api/errors";
import { useAnnounce } from "../../ui/Announcer";
import { type Action, errorMessage } from "../error-message";
import { type Draft, type DraftChange, removeEdits, storedEdits, storeEdits } from "./draft";
import { type FormProblem, problemsOf } from "./fields";

/** Where what was saved is shown, what is said there, and what takes it back. */
export interface Saved {
  path: string;
  done: string;
  undo?: (() => Promise<unknown>) | undefined;
  /** What taking it back does, where that isn't the same again. */
  undoing?: Action;
}

/**
 * The draft, made by `makeFirst` and with what was changed of it under `key`, which stays until it
 * was saved or left; its problems; and `save`, which sends what `send` does.
 */
export function useEdits(key: string, action: Action, makeFirst: () => Draft) {
  const announce = useAnnounce();
  const [, navigate] = useLocation();
  const [first] = useState(makeFirst);
  const [draft, setDraft] = useState(() => ({ ...first, ...storedEdits(key) }));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const [isSaving, setSaving] = useState(false);
  const change: DraftChange = (changes) => {
    storeEdits(key, changes);
    setDraft((before) => ({ ...before, ...changes }));
  };
  const save = async (send: () => Promise<Saved>) => {
    setSaving(true);
    try {
      const { path, done, undo, undoing = action } = await send();
      removeEdits(key);
      const problemText = (error: Error) => errorMessage(error, undoing);
      announce(done, { ...(undo && { undo, problemText }) });
      navigate(path);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const isInvalid = error instanceof ApiError && error.status === 422;
      setProblems(isInvalid ? problemsOf(error, draft) : [{ text: errorMessage(error, action) }]);
      setSaving(false);
    }
  };
  return {
    first,
    draft,
    change,
    problems,
    setProblems,
    isSaving,
    save,
    leave: () => removeEdits(key),
  };
}
