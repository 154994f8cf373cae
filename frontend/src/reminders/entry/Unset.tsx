// What was submitted in the one line and is not set: it can be taken back into the line.
import { notSetText, type SubmittedEntry } from "./submitted-entries";

interface Props {
  unset: readonly SubmittedEntry[];
  edit: (submitted: SubmittedEntry) => void;
  close: (submitted: SubmittedEntry) => void;
}

export function Unset({ unset, edit, close }: Props) {
  return (
    <>
      {unset.map((each) => (
        <div key={each.id} class="actions">
          <p class="field-problem" role="alert">
            {notSetText(each)}
          </p>
          <Action name="Edit" {...{ each }} onClick={edit} />
          <Action name="Close" {...{ each }} onClick={close} />
        </div>
      ))}
    </>
  );
}

interface ActionProps {
  name: string;
  each: SubmittedEntry;
  onClick: (submitted: SubmittedEntry) => void;
}

function Action({ name, each, onClick }: ActionProps) {
  const label = `${name}: “${each.entry.text}”`;
  return (
    <button type="button" class="action" aria-label={label} onClick={() => onClick(each)}>
      {name}
    </button>
  );
}
