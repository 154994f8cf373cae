// Which list the address names, and from which day on.
import { useEffect } from "preact/hooks";
import { useSearchParams } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import type { ListState } from "../paths";

/** A list of reminders, or what repeats. */
type Shown = "upcoming" | "finished" | "attention" | "repeating";

const OTHERS: readonly Shown[] = ["finished", "attention", "repeating"];

/**
 * The list's name and its day ("" is none), and a function that shows another in its place. Whoever
 * was led to a list finds the focus at its tab.
 */
export function useListAddress() {
  const [parameters, setParameters] = useSearchParams();
  const state = useHistoryState<ListState | null>();
  const asked = parameters.get("list");
  const name = OTHERS.find((each) => each === asked) ?? "upcoming";
  const day = parameters.get("day") ?? "";
  useEffect(() => {
    if (state?.isLedTo === true)
      document.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
  }, [state]);
  const show = (next: Shown, nextDay = "") =>
    setParameters(
      { ...(next !== "upcoming" && { list: next }), ...(nextDay !== "" && { day: nextDay }) },
      { replace: true },
    );
  return { name, day: isDay(day) ? day : "", show };
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
