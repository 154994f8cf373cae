// Which list the address names, and from or up to which day.
import { useEffect } from "preact/hooks";
import { useSearchParams } from "wouter-preact";
import { useHistoryState } from "wouter-preact/use-browser-location";
import { attempt, startOfDay } from "../../time/zones";
import { focusTab } from "../../ui/Tabs";
import type { Lead } from "../paths";

const NAMES = ["upcoming", "finished", "attention", "repeating"] as const;

/**
 * The list's name and its day ("" is none), and a function that shows another in its place. A link
 * to a list may give the focus to its tab.
 */
export function useListAddress() {
  const [parameters, setParameters] = useSearchParams();
  const lead = useHistoryState<Lead>();
  const name = NAMES.find((each) => each === parameters.get("list")) ?? "upcoming";
  const day = parameters.get("day") ?? "";
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && attempt(() => startOfDay(day)) !== undefined;
  useEffect(() => {
    if (lead?.ledTo === "list") focusTab();
  }, [lead]);
  const show = (list: (typeof NAMES)[number], nextDay = "") =>
    setParameters(
      { ...(list !== "upcoming" && { list }), ...(nextDay !== "" && { day: nextDay }) },
      { replace: true },
    );
  return { name, day: isDay ? day : "", show };
}
