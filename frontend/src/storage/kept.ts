// What this browser keeps for the page, for as long as it lets it.

type Place = "sessionStorage" | "localStorage";

/** What was kept under `name`; undefined when that is nothing, can't be read, or the browser forbids it. */
export function recall(place: Place, name: string): unknown {
  try {
    return (JSON.parse(window[place].getItem(name) ?? "null") as unknown) ?? undefined;
  } catch {
    return undefined; // the page works without, and writes it anew
  }
}

/** Keeps `value` under `name`. Where the browser is full or forbids it, the page goes on without. */
export function keep(place: Place, name: string, value: unknown): void {
  try {
    window[place].setItem(name, JSON.stringify(value));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** Forgets what was kept under `name`. */
export function forget(place: Place, name: string): void {
  try {
    window[place].removeItem(name);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
