// Sets what was submitted in the one line, each in its turn, also when the line is no longer shown.
import type { QueryClient } from "@tanstack/preact-query";
import { useLayoutEffect, useRef } from "preact/hooks";
import { sendBeforeSessionEnds } from "../../ui/UndoBar";
import { type KeptEntry, restoreEntry } from "../data/kept-entry";
import { useServices } from "../data/services";
import { type Draft, draftEdits } from "../form/draft";
import type { FormProblem } from "../form/fields";
import { useCreate } from "../form/useCreate";
import { CREATE_PATH, ENTRY_ID } from "../paths";
import {
  isLastSubmitted,
  notSetText,
  type TakenEntry,
  takeSubmitted,
  updateSubmitted,
} from "./submitted-entries";

/** What each page, by its cache, has begun to set. */
const queues = new WeakMap<QueryClient, Promise<unknown>>();

let isLeft = false;
window.addEventListener("pagehide", () => (isLeft = true));
window.addEventListener("pageshow", () => (isLeft = false));

/** `setProblems` gets what is wrong with a draft that is back in the line. */
export function useSetting(
  draftOf: (entry: KeptEntry) => Draft,
  setProblems: (problems: readonly FormProblem[], of: Draft) => void,
): void {
  const { announce, client } = useServices();
  const create = useCreate();
  const isShown = useRef(true);
  useLayoutEffect(() => () => void (isShown.current = false), []);

  const set = async (taken: TakenEntry, turn: Promise<unknown>) => {
    const { id, asker, draft } = taken;
    const onUndone = () => {
      restoreEntry(draft.entry);
      document.getElementById(ENTRY_ID)?.focus();
    };
    const made = await create(draft, `entry ${id}`, onUndone, { turn, asker });
    if (made.kind === "created") {
      updateSubmitted(id);
      removeFromForm(draft);
    } else if (made.kind === "held") {
      updateSubmitted(id);
      restoreEntry(draft.entry, id); // it stays in sight until somebody has signed in
    } else if (!isLeft) {
      const notSet = {
        problems: inWords(made.problems, draft),
        isUnsure: made.kind === "unsure",
      };
      const isExpected = isShown.current && document.activeElement?.id === ENTRY_ID;
      const isBack = made.kind === "invalid" && isExpected && isLastSubmitted(id);
      if (isBack && restoreEntry(draft.entry, id)) {
        updateSubmitted(id);
        setProblems(notSet.problems, draft);
        return;
      }
      updateSubmitted(id, notSet);
      const isLineShown = document.getElementById(ENTRY_ID) !== null;
      if (!isLineShown) announce(notSetText({ ...taken, ...notSet }), { about: [] });
    }
  };
  useLayoutEffect(() => {
    for (const taken of takeSubmitted(draftOf)) {
      setProblems([], taken.draft);
      const turn = queues.get(client) ?? Promise.resolve();
      const setting = set(taken, turn);
      queues.set(client, Promise.all([turn, setting]));
      sendBeforeSessionEnds(setting);
    }
  });
}

/** What the line has set is not set by the form, too, unless it is shown there. */
function removeFromForm(draft: Draft): void {
  const { get, set } = draftEdits();
  const isSame = JSON.stringify(get()) === JSON.stringify(draft);
  if (isSame && window.location.pathname !== CREATE_PATH) set({});
}

/** A line without a time has an amount that is empty. */
function inWords(problems: readonly FormProblem[], { amount }: Draft): FormProblem[] {
  const text = "Say when, or choose a time.";
  return problems.map((each) =>
    each.field === "amount" && amount === "" ? { ...each, text } : each,
  );
}
