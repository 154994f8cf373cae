// One's own addresses and those of people one has written to, for a field to suggest.
import type { Channel } from "../api/types";
import { useDeviceSettings } from "./device-settings";

/** The list `known-…` for a field of such an address. */
export function KnownAddresses({ channel }: { channel: Channel }) {
  const { email, phone, people } = useDeviceSettings();
  const own = channel === "email" ? email : phone;
  const others = people.filter((person) => person.channel === channel);
  const addresses = [own ?? [], others.map(({ address }) => address)].flat();
  return (
    <datalist id={`known-${channel}`}>
      {addresses.map((address) => (
        <option key={address} value={address} />
      ))}
    </datalist>
  );
}
