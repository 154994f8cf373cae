// Why a reminder did not reach everybody, in words.
import type { Reminder } from "../api/types";
import { channelsOf, deliveryLabel, isFinal } from "./labels";

/** A line for each channel of an ended reminder that failed, or may have; else nothing. */
export function DeliveryProblems({ reminder }: { reminder: Reminder }) {
  if (!isFinal(reminder)) return null;
  const bad = channelsOf(reminder).filter(
    ({ channel, delivery }) => deliveryLabel(channel, delivery).tone === "bad",
  );
  if (bad.length === 0) return null;
  return (
    <ul class="delivery-problems">
      {bad.map(({ channel, name, delivery }) => (
        <li key={channel}>
          {name}: {delivery.error?.detail ?? deliveryLabel(channel, delivery).text}
        </li>
      ))}
    </ul>
  );
}
