// Whether one stays signed in on this device.
import { useSession } from "../sign-in/useSession";

/** The choice, which holds at once. */
export function StaySignedIn() {
  const { stays, stay } = useSession();
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={stays}
        onChange={(event) => stay(event.currentTarget.checked)}
      />
      Stay signed in on this device
    </label>
  );
}
