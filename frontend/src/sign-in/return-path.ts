// Where a sign-in leads back to: a path of this site that is not the sign-in's own.

/**
 * `wanted` as a path that the page can go to. What is no path of this site, and `callbackPath`
 * itself, becomes "/". Slashes and backslashes at the start become one: `//name` would be another
 * host (https://url.spec.whatwg.org/#relative-slash-state).
 */
export function returnPath(wanted: unknown, callbackPath: string): string {
  if (typeof wanted !== "string" || !/^[/\\]/.test(wanted)) return "/";
  const url = new URL(window.location.origin);
  const [, path = "", query = ""] = /^[/\\\s]+([^?#]*)(\?[^#]*)?/.exec(wanted) ?? [];
  url.pathname = `/${path}`;
  url.search = query;
  const isOwn = !url.pathname.startsWith("//") && !isSamePath(url.pathname, callbackPath);
  return isOwn ? url.pathname + url.search : "/";
}

/** Whether the page has the same view at both: the router knows no case and no slash at the end. */
function isSamePath(one: string, other: string): boolean {
  const plain = (path: string) => decoded(path).replace(/\/+$/, "").toLowerCase();
  return plain(one) === plain(other);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a % that begins no code
  }
}
