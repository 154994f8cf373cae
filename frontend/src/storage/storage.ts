// The browser's storage, which may be full, forbidden or damaged: the page works without.

type Area = "sessionStorage" | "localStorage";

/** What was saved under `key`; undefined when it is missing, damaged or forbidden. */
export function load(area: Area, key: string): unknown {
  try {
    return (JSON.parse(window[area].getItem(key) ?? "null") as unknown) ?? undefined;
  } catch {
    return undefined; // what is damaged is written anew
  }
}

/** Saves `value` under `key`, where the browser lets it. */
export function save(area: Area, key: string, value: unknown): void {
  try {
    window[area].setItem(key, JSON.stringify(value));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Removes what was saved under `key`. */
export function remove(area: Area, key: string): void {
  try {
    window[area].removeItem(key);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
