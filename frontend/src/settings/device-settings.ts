// What a new reminder takes for granted on this device: whose it is, when, and how.
import { useSession } from "../sign-in/useSession";
import { viewerZone } from "../time/zones";
import { useStoredSettings } from "./stored-settings";

/** The settings, with what holds where nothing is set; `email` and `phone` (E.164) are one's own. */
export function useDeviceSettings() {
  const { email, phone, ...others } = useStoredSettings();
  const { email: signedIn } = useSession();
  return { ...others, email: email || signedIn, phone: phone || undefined, zone: viewerZone() };
}
