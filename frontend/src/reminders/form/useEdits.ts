// The edits that a form makes to what exists: kept in this tab until they are saved or discarded.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../../api/errors";
import { useAnnounce } from "../../ui/Announcer";
import { useShownFlight } from "../../ui/useSingleFlight";
import type { Saved } from "../data/change-item";
import { type Action, errorMessage } from "../error-message";
import { doneText, shortTitle } from "../labels";
import { leaveForm } from "../paths";
import { type Draft, type DraftChange, draftEdits } from "./draft";
import { InvalidDraftError, problemsOf, useProblems } from "./fields";

/** Saves a draft; `done` is announced, or by default that it is saved, with `more`. */
type Save = (draft: Draft, hasSameTime: boolean) => Promise<Saved & { done?: string }>;

/** Groups of fields that are kept together: when one is changed, the others stay as they are then. */
const TIMES: readonly (readonly string[])[] = [
  ["timing", "date", "time", "zone", "occurrence"],
  ["repeat", "weekdays", "rule", "ending", "lastDate", "count"],
];

const CHANGED_ELSEWHERE =
  "It was changed elsewhere meanwhile. What you changed is still here: to keep it, save once more.";

/** The fields of `changed` that differ from `first`, each with its group. */
function editsOf(first: Draft, changed: Partial<Draft>): Partial<Draft> {
  const draft = { ...first, ...changed };
  const isChanged = (name: string) => draft[name as keyof Draft] !== first[name as keyof Draft];
  const edits = Object.entries(draft).filter(([name]) =>
    (TIMES.find((group) => group.includes(name)) ?? [name]).some(isChanged),
  );
  return Object.fromEntries(edits);
}

/**
 * The state of an edit form: its draft is `first`, the saved values as they now are, with the edits
 * that this tab keeps under `key`.
 */
export function useEdits(key: string, action: Action, first: Draft, save: Save) {
  const announce = useAnnounce();
  const state = draftEdits(key);
  const edits = editsOf(first, state.useValue());
  const hasEdits = Object.keys(edits).length > 0;
  const [isBack, setBack] = useState(hasEdits);
  const { problems, setProblems } = useProblems(edits);
  const draft = { ...first, ...edits };
  const change: DraftChange = (changes) =>
    state.set(editsOf(first, { ...state.get(), ...changes }));
  const leave = () => {
    setBack(false);
    state.set({});
  };
  const isShown = useRef(true);
  useLayoutEffect(() => () => void (isShown.current = false), []);
  const [submit, isPending] = useShownFlight(async () => {
    try {
      const hasSameTime = !TIMES.flat().some((name) => name in edits);
      const { ids, path, done, more = "", undo } = await save(draft, hasSameTime);
      const text = done ?? doneText("Saved", draft) + more;
      announce(text, { about: ids, title: shortTitle(draft), undo });
      // What was changed since then stays, in the form of what was saved.
      const now = { ...(isShown.current ? first : draft), ...state.get() };
      const since = editsOf(draft, now);
      const isSame = Object.keys(since).length === 0;
      if (isSame) leave();
      else {
        state.set(since);
        setProblems([]);
      }
      const isOfOther = !window.location.pathname.startsWith(`${path}/`);
      if (isShown.current && (isSame || isOfOther)) leaveForm(path);
    } catch (error) {
      const isRefused = error instanceof ApiError && error.status === 422;
      const isInvalid = isRefused || error instanceof InvalidDraftError;
      const isStale = error instanceof ApiError && error.status === 412;
      const text = isStale ? CHANGED_ELSEWHERE : errorMessage(error, action);
      setProblems(isInvalid ? problemsOf(error, draft) : [{ text }]);
    }
  });
  return { draft, change, problems, isPending, submit, leave, hasOldEdits: isBack && hasEdits };
}
