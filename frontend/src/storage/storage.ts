// The browser's storage, which may be full, forbidden or damaged: the page works without.

type Area = "sessionStorage" | "localStorage";

/** What the browser did not take, for as long as this page is open. */
const inMemory = new Map<string, string>();

/** What was saved under `key`; undefined when it is missing, damaged or forbidden. */
export function load(area: Area, key: string): unknown {
  try {
    const stored = inMemory.get(memoryKey(area, key)) ?? window[area].getItem(key);
    return (JSON.parse(stored ?? "null") as unknown) ?? undefined;
  } catch {
    return undefined; // what is damaged is written anew
  }
}

/** Saves `value` under `key`: where the browser does not let it, until the page is left. */
export function save(area: Area, key: string, value: unknown): void {
  const text = JSON.stringify(value);
  inMemory.delete(memoryKey(area, key));
  if (!attempt(() => window[area].setItem(key, text))) inMemory.set(memoryKey(area, key), text);
}

/** Removes what was saved under `key`. */
export function remove(area: Area, key: string): void {
  inMemory.delete(memoryKey(area, key));
  attempt(() => window[area].removeItem(key));
}

/** Removes all that this tab keeps, and what the browser did not take. */
export function clearTab(): void {
  inMemory.clear();
  attempt(() => window.sessionStorage.clear());
}

/** Whether the browser lets this tab read what it has kept. */
export function tabReads(): boolean {
  return attempt(() => window.sessionStorage.getItem("storage-check"));
}

/** Whether the browser keeps things for this tab, also while it is at another site. */
export function tabKeeps(): boolean {
  const key = "storage-check";
  return attempt(() => {
    window.sessionStorage.setItem(key, "1");
    window.sessionStorage.removeItem(key);
  });
}

/** Whether the browser lets `action` happen. */
function attempt(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}

function memoryKey(area: Area, key: string): string {
  return `${area} ${key}`;
}
