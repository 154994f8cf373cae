// A reminder's status as a small label.
import { statusLabel } from "./labels";

/** The word for `status`, in the colour of its tone. */
export function StatusBadge({ status }: { status: string }) {
  const { text, tone } = statusLabel(status);
  return <span class={`badge badge-${tone}`}>{text}</span>;
}
