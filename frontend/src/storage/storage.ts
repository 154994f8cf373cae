// The browser's storage. It may be full, forbidden or damaged: the page works without.

type Area = "sessionStorage" | "localStorage";

/** What the browser refused to store, until the page is left; no key is in both areas. */
const unsaved = new Map<string, unknown>();

/** The value of `key`; undefined if it is missing, damaged or forbidden. */
export function load(area: Area, key: string): unknown {
  if (unsaved.has(key)) return unsaved.get(key);
  try {
    return (JSON.parse(window[area].getItem(key) ?? "null") as unknown) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Stores `value` under `key`; if the browser refuses, until the page is left. */
export function save(area: Area, key: string, value: unknown): void {
  const isSaved = attempt(() => window[area].setItem(key, JSON.stringify(value)));
  if (isSaved) unsaved.delete(key);
  else unsaved.set(key, value);
}

/** Removes the value of `key`. */
export function remove(area: Area, key: string): void {
  unsaved.delete(key);
  attempt(() => window[area].removeItem(key));
}

/** Removes all that this tab keeps. */
export function clearTab(): void {
  unsaved.clear();
  attempt(() => window.sessionStorage.clear());
}

function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}
