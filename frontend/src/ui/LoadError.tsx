// What stands where something could not be loaded.

interface Props {
  /** What is missing, as the start of a sentence: "Your reminders". */
  what: string;
  error: Error;
  retry: () => unknown;
}

/** Says what could not be loaded and why, and offers to try again. */
export function LoadError({ what, error, retry }: Props) {
  return (
    <div class="notice notice-bad" role="alert">
      <p class="notice-title">{what} couldn't be loaded</p>
      <p>{error.message}</p>
      <button type="button" class="button button-quiet" onClick={() => retry()}>
        Try again
      </button>
    </div>
  );
}
