// Which of the lists is shown: the page's address says so.
import { useEffect } from "preact/hooks";
import { useSearchParams } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import type { ListName } from "../data/cache";
import type { ListState } from "../paths";

/**
 * The list's name, and a function that shows another in its place. Whoever was led to a list finds
 * the focus at its tab.
 */
export function useListName(): [ListName, (name: ListName) => void] {
  const [parameters, setParameters] = useSearchParams();
  const state = useHistoryState<ListState | null>();
  const asked = parameters.get("list");
  const name = asked === "finished" || asked === "attention" ? asked : "upcoming";
  useEffect(() => {
    if (state?.isLedTo === true)
      document.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
  }, [state]);
  const show = (next: ListName) =>
    setParameters(next === "upcoming" ? {} : { list: next }, { replace: true });
  return [name, show];
}
