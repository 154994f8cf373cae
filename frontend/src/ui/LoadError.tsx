// What stands where something did not work that can be tried again.

interface Props {
  /** What could not be loaded, as the start of a sentence: "Your reminders". */
  what?: string;
  /** What did not work, where it isn't that. */
  title?: string;
  error?: { message: string };
  retry: () => unknown;
}

/** Says what did not work and why, and offers to try again. */
export function LoadError({ what, title = `${what} couldn't be loaded`, error, retry }: Props) {
  return (
    <div class="notice" role="alert">
      <p class="notice-title">{title}</p>
      {error && <p>{error.message}</p>}
      <button type="button" class="button button-quiet" onClick={() => retry()}>
        Try again
      </button>
    </div>
  );
}
