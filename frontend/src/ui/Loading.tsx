// What stands where something is still being loaded.

/** A quiet placeholder; says what is loading to those who can't see it. */
export function Loading({ what }: { what: string }) {
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">Loading {what}…</span>
      <span class="loading-bar" aria-hidden="true" />
      <span class="loading-bar" aria-hidden="true" />
      <span class="loading-bar" aria-hidden="true" />
    </div>
  );
}
