// The status of a schedule at a glance.
import { scheduleStatus } from "./labels";

/** Says the status in a word. */
export function ScheduleBadge({ status }: { status: string }) {
  const { text, tone } = scheduleStatus(status);
  return <span class={`badge badge-${tone}`}>{text}</span>;
}
