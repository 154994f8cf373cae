// Which of the lists is shown: the page's address says so.
import { useEffect } from "preact/hooks";
import { useSearchParams } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import type { ListName } from "../data/cache";
import type { ListState } from "../paths";

/** A list of reminders, or what repeats. */
export type Shown = ListName | "repeating";

const OTHERS: readonly Shown[] = ["finished", "attention", "repeating"];

/**
 * The list's name, and a function that shows another in its place. Whoever was led to a list finds
 * the focus at its tab.
 */
export function useListName(): [Shown, (name: Shown) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useHistoryState<ListState | null>();
  const asked = parameters.get("list");
  const name = OTHERS.find((each) => each === asked) ?? "upcoming";
  useEffect(() => {
    if (state?.isLedTo === true)
      document.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
  }, [state]);
  const show = (next: Shown) =>
    setParameters(next === "upcoming" ? {} : { list: next }, { replace: true });
  return [name, show];
}
