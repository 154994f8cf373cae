// Where a sign-in leads back to: a path of this site that is not the sign-in's own.

/** `wanted` as a path to go to; what is no path of this site, and `callbackPath` itself, is "/". */
export function returnPath(wanted: unknown, callbackPath: string): string {
  const { origin } = window.location;
  if (typeof wanted !== "string" || !wanted.startsWith("/")) return "/";
  const url = URL.canParse(wanted, origin) ? new URL(wanted, origin) : undefined;
  // "//name" is another host: https://url.spec.whatwg.org/#relative-slash-state
  if (url?.origin !== origin || url.pathname.startsWith("//")) return "/";
  const isOwn = url.pathname.toLowerCase().startsWith(callbackPath);
  return isOwn ? "/" : url.pathname + url.search;
}

/** The path that a sign-in's end leads to: users and refusals carry the state that it began with. */
export function endPath(end: unknown, callbackPath: string): string {
  const { state } = Object(end) as { state?: unknown };
  const { returnTo } = Object(state) as { returnTo?: unknown };
  return returnPath(returnTo, callbackPath);
}
