// Sets what was submitted in the one line, each in its turn, also when the line is no longer shown.
import { useLayoutEffect, useRef } from "preact/hooks";
import { type KeptEntry, restoreEntry } from "../data/kept-entry";
import { useServices } from "../data/services";
import { addToQueue } from "../data/submission-queue";
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

/** `setProblems` gets what is wrong with a draft that is back in the line. */
export function useSubmissions(
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
    const page = watchPage();
    const made = await create(draft, `entry ${id}`, onUndone, { turn, asker });
    page.stop();
    if (made.kind === "created") {
      updateSubmitted(id);
      removeFromForm(draft);
    } else if (made.kind === "held") {
      updateSubmitted(id);
      restoreEntry(draft.entry, id); // it stays in sight until somebody has signed in
    } else if (!page.isLeft()) {
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
      addToQueue(client, (turn) => set(taken, turn));
    }
  });
}

/** Tells whether the page was left since then, which aborts requests: the next page sends them again. */
function watchPage() {
  let isLeft = false;
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener("pagehide", () => (isLeft = true), { signal });
  window.addEventListener("pageshow", () => (isLeft = false), { signal });
  return { isLeft: () => isLeft, stop: () => listening.abort() };
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
