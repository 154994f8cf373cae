// Which list the address names, and from which day on.
import { useEffect } from "preact/hooks";
import { useSearchParams } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import type { Lead } from "../paths";

const NAMES = ["upcoming", "finished", "attention", "repeating"] as const;

/**
 * The list's name and its day ("" is none), and a function that shows another in its place. Whoever
 * was led to a list finds the focus at its tab.
 */
export function useListAddress() {
  const [parameters, setParameters] = useSearchParams();
  const lead = useHistoryState<Lead>();
  const [first] = NAMES;
  const name = NAMES.find((each) => each === parameters.get("list")) ?? first;
  const day = parameters.get("day") ?? "";
  useEffect(() => {
    if (lead?.ledTo === "list") focusTab();
  }, [lead]);
  const show = (list: (typeof NAMES)[number], nextDay = "") =>
    setParameters(
      { ...(list !== first && { list }), ...(nextDay !== "" && { day: nextDay }) },
      { replace: true },
    );
  return { name, day: isDay(day) ? day : "", show };
}

/** Gives the focus to the tab of the list that is shown. */
export function focusTab(): void {
  document.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
}

function isDay(text: string): boolean {
  const date = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
