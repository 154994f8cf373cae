// Whether one stays signed in on this device.
import { useSession } from "../sign-in/useSession";
import { TickField } from "../ui/Field";

/** The choice, which holds at once. */
export function StaySignedIn() {
  const { stays, stay } = useSession();
  return (
    <TickField id="stay" label="Stay signed in on this device" checked={stays} onTick={stay} />
  );
}
