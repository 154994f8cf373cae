// A reminder's status as a small label.
import { statusWording } from "./words";

/** The word for `status`, in the colour of its tone. */
export function StatusBadge({ status }: { status: string }) {
  const { text, tone } = statusWording(status);
  return <span class={`badge badge-${tone}`}>{text}</span>;
}
