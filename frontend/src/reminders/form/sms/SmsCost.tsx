// Says what makes a text message dearer than it need be, and offers to write it plainly.
import { type Dearer, dearer } from "./plain-text";

interface Props {
  message: string;
  onChange: (message: string) => void;
}

/** Nothing where the message costs no more than it must. */
export function SmsCost({ message, onChange }: Props) {
  const found = dearer(message);
  if (found === undefined) return null;
  const { plain } = found;
  return (
    <p class="hint">
      {sentence(found)}{" "}
      {plain !== undefined && (
        <button type="button" class="chip" onClick={() => onChange(plain.message)}>
          Use {plain.names.join(" ")} instead
        </button>
      )}
    </p>
  );
}

function sentence({ names, count, least }: Dearer): string {
  const makes = names.length === 1 ? "makes" : "make";
  return `${names.join(" ")} ${makes} this ${count} text messages instead of ${least}.`;
}
