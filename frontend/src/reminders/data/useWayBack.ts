// Makes a change of a reminder, or of what repeats, and takes it back.
import { useQueryClient } from "@tanstack/preact-query";
import { navigate } from "wouter-preact/use-browser-location";
import { ApiError } from "../../api/errors";
import { useSettings } from "../../config/ConfigGate";
import { useReadSchedule } from "../../schedules/data/schedule-queries";
import { inWords } from "../error-message";
import { WORDS } from "../held/held-change";
import { shortTitle } from "../labels";
import { reminderPath } from "../paths";
import { focusRow } from "../row-focus";
import { type Call, type Change, isOfSchedule } from "./change";
import { useSendChange } from "./mutations";
import { reminderQuery } from "./queries";
import { type Item, partOf, wayBack } from "./way-back";

export function useWayBack() {
  const { api } = useSettings();
  const client = useQueryClient();
  const send = useSendChange();
  const readSchedule = useReadSchedule();

  /** What `call` is of, as it is now. */
  const read = (call: Exclude<Call, { kind: "create" }>): Promise<Item> => {
    if (isOfSchedule(call)) return readSchedule(call.id);
    const asked = { staleTime: 0, retry: false, networkMode: "always" } as const;
    return client.query({ ...reminderQuery(api, call.id), ...asked });
  };

  /** Sends a part of a way back: what is so already, or differs in other fields, is no obstacle. */
  const sendBack = async (call: Call, before: Item, now: Item): Promise<Item> => {
    const title = shortTitle(before);
    try {
      return await send(call, title);
    } catch (error) {
      const isStale = error instanceof ApiError && error.status === 412;
      if (!isStale || !("version" in call)) throw error;
      const latest = await read(call);
      const text = (item: Item) => JSON.stringify(partOf(item, call.body));
      if (text(latest) === text(before)) return latest; // an answer was lost
      if (text(latest) === text(now)) return send({ ...call, version: latest.version }, title);
      const words = "It was changed elsewhere meanwhile, and stays as it now is.";
      throw new Error(words, { cause: error });
    }
  };

  /**
   * A function that takes back `change` of `before`, of which `now` came; the focus is where that is
   * seen. It can be called again where it failed, and rejects with the reason in words.
   */
  const takeBack = (change: Change, before: Item, now: Item) => async (): Promise<void> => {
    for (const call of wayBack(change, before, now)) {
      const last = await sendBack(call, before, now).catch(inWords(WORDS[call.kind][1]));
      const isGone = ["cancel", "end"].includes(call.kind);
      if (!isGone && call.kind !== "update schedule") showAgain(now.id, last.id);
    }
  };

  /** What came of a change of `before`, and what takes it back. Rejects as `useSendOrHold` says. */
  const make = async <Of extends Call>(change: Of, before: Item) => {
    const now = await send(change, shortTitle(before));
    return { now, undo: takeBack(change, before, now) };
  };
  return { read, make, takeBack };
}

export const isShown = (path: string) => window.location.pathname === path;

/** Shows the reminder `again` where `id` was shown, which it is or stands for. */
export function showAgain(id: string, again: string): void {
  if (again !== id && isShown(reminderPath(id))) navigate(reminderPath(again));
  else focusRow(again);
}
