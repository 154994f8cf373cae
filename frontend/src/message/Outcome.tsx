// What became of an action, for eyes and for screen readers.

interface Props {
  text: string | undefined;
  problem: string | undefined;
}

/** The result and the problem, each in a live region that stays. */
export function Outcome({ text, problem }: Props) {
  return (
    <>
      <div role="status">{text !== undefined && <p class="action-result">{text}</p>}</div>
      <div role="alert">{problem !== undefined && <p class="action-problem">{problem}</p>}</div>
    </>
  );
}
