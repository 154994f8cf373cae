// What stands where something is still being loaded: at the start, and later.

/** A quiet placeholder; says what is loading to those who can't see it. */
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

/** What index.html or message.html says, at the same place, for as long as there is nothing else to show. */
export function Starting({ what }: { what: string }) {
  return (
    <>
      <p id="starting">{STARTING}</p>
      <Loading what={what} />
    </>
  );
}
