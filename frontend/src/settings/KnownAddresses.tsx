// One's own addresses and those of people one has written to, for a field to suggest.
import type { Channel } from "../api/types";
import { useDeviceSettings } from "./device-settings";

/** What a field of a channel's address needs: the list's id, and to have it loaded at first use. */
export function useKnownAddresses(channel: Channel) {
  const { askPeople } = useDeviceSettings();
  return { list: `known-${channel}`, onFocus: askPeople };
}

/** The list for that field. */
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
