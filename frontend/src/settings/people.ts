// To whom somebody has written before, by their own reminders: the device keeps no list of it.
import { useQuery } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import { dataOf } from "../api/errors";
import type { Channel, Reminder } from "../api/types";
import { useSettings } from "../config/ConfigGate";

export interface Person {
  channel: Channel;
  /** An email address, or a number in E.164. */
  address: string;
}

/** How many of the newest reminders are looked at: the most that one call returns. */
const NEWEST = 100;

/** The others, the latest first, without `own` addresses; and what has them loaded, once. */
export function usePeople(own: readonly (string | undefined)[]): [readonly Person[], () => void] {
  const { api } = useSettings();
  const { data, refetch } = useQuery({
    queryKey: ["people"],
    queryFn: async ({ signal }) => {
      const query = { limit: NEWEST };
      return (await dataOf(api.GET("/v1/reminders", { params: { query }, signal }))).items;
    },
    enabled: false,
  });
  const ownKey = own.join(" ");
  const people = useMemo(() => peopleOf(data ?? [], ownKey.split(" ")), [data, ownKey]);
  return [people, () => void (data === undefined && refetch())];
}

/** The recipients of `reminders` but for `own`, each once. */
function peopleOf(reminders: readonly Reminder[], own: readonly string[]): Person[] {
  const people = new Map<string, Person>();
  for (const { email, phone, preference } of reminders) {
    if (email !== null && preference !== "sms")
      people.set(email, { channel: "email", address: email });
    if (phone !== null && preference !== "email")
      people.set(phone, { channel: "sms", address: phone });
  }
  return [...people.values()].filter(({ address }) => !own.includes(address));
}
