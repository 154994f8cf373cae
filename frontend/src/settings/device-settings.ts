// What a new reminder takes for granted on this device: whose it is, when, how, and to whom else.
import type { Preference } from "../api/types";
import { useSession } from "../sign-in/useSession";
import { viewerZone } from "../time/zones";
import { type Person, usePeople } from "./people";
import { type QuickTimes, useQuickTimes, useStoredSettings } from "./stored-settings";

export interface DeviceSettings {
  /** One's own address: the one that is set here, else the one that is signed in with. */
  email?: string;
  /** One's own mobile number, in E.164. */
  phone?: string;
  preference: Preference;
  /** The zone in which times are shown and meant. */
  zone: string;
  quickTimes: QuickTimes;
  /** Others to whom one has written, the latest first; none before `askPeople`. */
  people: readonly Person[];
  /** Has `people` loaded; called when a field is first used that needs them. */
  askPeople: () => void;
}

/** The settings, with what holds where nothing is set. */
export function useDeviceSettings(): DeviceSettings {
  const { email: set, phone, preference } = useStoredSettings();
  const quickTimes = useQuickTimes();
  const { email: signedIn } = useSession();
  const email = set || signedIn;
  const [people, askPeople] = usePeople([email, phone]);
  return {
    ...(email && { email }),
    ...(phone && { phone }),
    preference: PREFERENCES.find((each) => each === preference) ?? "email",
    zone: viewerZone(),
    quickTimes,
    people,
    askPeople: () => {
      if (signedIn !== undefined) askPeople();
    },
  };
}

const PREFERENCES: readonly Preference[] = ["email", "sms", "both"];
