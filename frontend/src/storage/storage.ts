// The browser's storage, which may be full, forbidden or damaged: the page works without.

type Area = "sessionStorage" | "localStorage";

/** What the browser did not take, for as long as this page is open; no key is in both areas. */
const unsaved = new Map<string, unknown>();

/** What was saved under `key`; undefined when it is missing, damaged or forbidden. */
export function load(area: Area, key: string): unknown {
  if (unsaved.has(key)) return unsaved.get(key);
  try {
    return (JSON.parse(window[area].getItem(key) ?? "null") as unknown) ?? undefined;
  } catch {
    return undefined; // what is damaged is written anew
  }
}

/** Saves `value` under `key`: where the browser does not let it, until the page is left. */
export function save(area: Area, key: string, value: unknown): void {
  const isSaved = attempt(() => window[area].setItem(key, JSON.stringify(value)));
  if (isSaved) unsaved.delete(key);
  else unsaved.set(key, value);
}

/** Removes what was saved under `key`. */
export function remove(area: Area, key: string): void {
  unsaved.delete(key);
  attempt(() => window[area].removeItem(key));
}

/** Removes all that this tab keeps, and what the browser did not take. */
export function clearTab(): void {
  unsaved.clear();
  attempt(() => window.sessionStorage.clear());
}

/** Whether the browser keeps things for this tab, also while it is at another site. */
export function tabKeeps(): boolean {
  return attempt(() => {
    window.sessionStorage.setItem("storage-check", "1");
    window.sessionStorage.removeItem("storage-check");
  });
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
