// Why something could not be done.

/** Nothing where there is no problem. */
export function Problem({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="action-problem" role="alert">
      {text}
    </p>
  );
}
