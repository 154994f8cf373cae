// Addresses to suggest: the device keeps no list of them, so they are those of one's own reminders.
import { useQuery } from "@tanstack/preact-query";
import { dataOf } from "../api/errors";
import type { Channel, Reminder } from "../api/types";
import { useSettings } from "../config/ConfigGate";
import { useSession } from "../sign-in/useSession";
import { useDeviceSettings } from "./device-settings";

/** How many of the newest reminders are looked at: the most that one call returns. */
const NEWEST = 100;

/** One's own, then those written to before, the latest first; and what has these loaded, once. */
export function useKnownAddresses(): [Readonly<Record<Channel, readonly string[]>>, () => void] {
  const { api } = useSettings();
  const { email: signedIn } = useSession();
  const { email, phone } = useDeviceSettings();
  const { data, refetch } = useQuery({
    queryKey: ["people"],
    queryFn: ({ signal }) =>
      dataOf(api.GET("/v1/reminders", { params: { query: { limit: NEWEST } }, signal })),
    enabled: false,
  });
  const known = (own: string | undefined, addressIn: (reminder: Reminder) => string | null) => {
    const others = data?.items.map((item) => addressIn(item) ?? []) ?? [];
    return [...new Set([own ?? [], ...others].flat())];
  };
  const addresses = {
    email: known(email, (item) => (item.preference === "sms" ? null : item.email)),
    sms: known(phone, (item) => (item.preference === "email" ? null : item.phone)),
  };
  return [addresses, () => void (signedIn !== undefined && data === undefined && refetch())];
}
