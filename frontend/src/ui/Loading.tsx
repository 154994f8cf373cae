// What stands in the place of something that is being loaded, or couldn't be.

/** A placeholder; screen readers are told what is loading. */
export function Loading({ what }: { what: string }) {
  const bar = <span class="loading-bar" aria-hidden="true" />;
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">Loading {what}…</span>
      {bar}
      {bar}
      {bar}
    </div>
  );
}

const STARTING = document.getElementById("starting")?.textContent;

/** The text of index.html or message.html, at the same place, until there is something to show. */
export function Starting({ what }: { what: string }) {
  return (
    <>
      <p id="starting">{STARTING}</p>
      <Loading what={what} />
    </>
  );
}

interface ErrorProps {
  title: string;
  reason?: string;
  retry: () => unknown;
}

/** Says what failed and why, and offers to try again. */
export function LoadError({ title, reason, retry }: ErrorProps) {
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
