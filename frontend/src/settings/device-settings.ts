// What a new reminder takes for granted on this device: whose it is, when, how, and to whom else.
import { PREFERENCES } from "../reminders/form/fields";
import { useSession } from "../sign-in/useSession";
import { viewerZone } from "../time/zones";
import { usePeople } from "./people";
import { useQuickTimes, useStoredSettings } from "./stored-settings";

/**
 * The settings, with what holds where nothing is set. `email` and `phone` (E.164) are one's own;
 * `people`, others to whom one has written, the latest first, are there from `askPeople` on.
 */
export function useDeviceSettings() {
  const { email: set, phone, preference } = useStoredSettings();
  const quickTimes = useQuickTimes();
  const { email: signedIn } = useSession();
  const email = set || signedIn;
  const [people, askPeople] = usePeople([email, phone]);
  return {
    ...(email && { email }),
    ...(phone && { phone }),
    preference: PREFERENCES.find(([name]) => name === preference)?.[0] ?? "email",
    /** The zone in which times are shown and meant. */
    zone: viewerZone(),
    quickTimes,
    people,
    /** Has `people` loaded; called when a field is first used that needs them. */
    askPeople: () => {
      if (signedIn !== undefined) askPeople();
    },
  };
}
