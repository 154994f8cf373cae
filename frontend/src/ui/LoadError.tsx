// What stands where something did not work that can be tried again.

interface Props {
  title: string;
  reason?: string;
  retry: () => unknown;
}

/** Says what did not work and why, and offers to try again. */
export function LoadError({ title, reason, retry }: Props) {
  return (
    <div class="notice" role="alert">
      <p class="notice-title">{title}</p>
      {reason !== undefined && <p>{reason}</p>}
      <button type="button" class="button button-quiet" onClick={() => retry()}>
        Try again
      </button>
    </div>
  );
}
