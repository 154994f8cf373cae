// Why a reminder did not reach everybody, in words.
import type { Reminder } from "../../api/types";
import { channelsOf, deliveryLabel, deliveryResult, isFinal } from "../labels";

/** A line for each channel of an ended reminder that failed, or may have; else nothing. */
export function DeliveryProblems({ reminder }: { reminder: Reminder }) {
  if (!isFinal(reminder)) return null;
  const bad = channelsOf(reminder).filter(
    ({ channel, delivery }) => deliveryLabel(channel, delivery).tone === "bad",
  );
  if (bad.length === 0) return null;
  return (
    <ul class="notice notice-bad">
      {bad.map(({ channel, name, address, delivery }) => (
        <li key={channel}>
          {name} <bdi>{address}</bdi>: {deliveryResult(channel, delivery)}
        </li>
      ))}
    </ul>
  );
}
