// What a new reminder begins with on this device, and the addresses to suggest for it.
import { useQuery } from "@tanstack/preact-query";
import { dataOf } from "../api/errors";
import type { Channel, Reminder } from "../api/types";
import { useSettings } from "../config/ConfigGate";
import { useSession } from "../sign-in/useSession";
import { viewerZone } from "../time/zones";
import { useStoredSettings } from "./stored-settings";

/** The settings with their defaults; `email` and `phone` (E.164) are the owner's. */
export function useDeviceSettings() {
  const { email, phone, ...others } = useStoredSettings();
  const { email: signedIn } = useSession();
  return { ...others, email: email || signedIn, phone: phone || undefined, zone: viewerZone() };
}

/** How many of the newest reminders are searched for addresses: the most that one call returns. */
const NEWEST = 100;

/** The owner's addresses, then those of the newest reminders, and a function that loads these. */
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
