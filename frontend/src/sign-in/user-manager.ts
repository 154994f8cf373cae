// The OpenID Connect client, with authorization code and PKCE, and its failures in words.
import type { StateStore, UserManager } from "oidc-client-ts";
import { ChunkError, loadChunk } from "../chunks/load-chunk";
import type { SignInConfig } from "../config/config";

/**
 * Loads and configures the library. The state of a sign-in is kept in this tab, its tokens in
 * `userStore`. Rejects with ChunkError, or DOMException if the browser forbids storage.
 */
export async function loadUserManager(
  config: SignInConfig,
  userStore: StateStore,
): Promise<UserManager> {
  const oidc = await loadChunk(() => import("oidc-client-ts"));
  return new oidc.UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: window.location.origin + config.signedInPath,
    scope: config.scopes.join(" "),
    metadata: {
      issuer: config.issuer,
      authorization_endpoint: config.authorizationEndpoint,
      token_endpoint: config.tokenEndpoint,
    },
    userStore,
    stateStore: new oidc.WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: false,
    requestTimeoutInSeconds: 30,
  });
}

/** What a session does to its page; tests replace it. */
export const PAGE = {
  loadManager: loadUserManager,
  reload: () => window.location.reload(),
  /**
   * Revokes `refreshToken` and goes to where the session ends at the user pool too:
   * https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
   */
  leave: (config: SignInConfig, refreshToken: string | undefined) => {
    const client = { client_id: config.clientId };
    if (refreshToken !== undefined) {
      const body = new URLSearchParams({ token: refreshToken, ...client });
      navigator.sendBeacon(new URL("revoke", config.tokenEndpoint), body);
    }
    const query = { ...client, logout_uri: window.location.origin + config.signedOutPath };
    window.location.assign(`${config.logoutEndpoint}?${new URLSearchParams(query)}`);
  },
};

/** The path to return to, by the state that users and refusals carry; "/" if it is not ours. */
export function returnPath(end: unknown, { signedInPath }: SignInConfig): string {
  const { state } = Object(end) as { state?: unknown };
  const { returnTo } = Object(state) as { returnTo?: unknown };
  const { origin } = window.location;
  if (typeof returnTo !== "string" || !URL.canParse(returnTo, origin)) return "/";
  const url = new URL(returnTo, origin);
  const isCallback = url.pathname.toLowerCase().startsWith(signedInPath);
  // "//name" is another host: https://url.spec.whatwg.org/#relative-slash-state
  const isOther = url.origin !== origin || url.pathname.startsWith("//");
  return isCallback || isOther ? "/" : url.pathname + url.search;
}

/** Whether the user pool refused: an error of OAuth 2.0, by name since its class isn't loaded. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "ErrorResponse";
}

/** Why a sign-in can't begin; a DOMException is the storage's. */
export function startProblem(error: unknown): string {
  if (error instanceof ChunkError) return error.message;
  return error instanceof DOMException
    ? "This browser keeps nothing for this site, and signing in needs that. Allow cookies and site data for it, then try again."
    : UNREACHABLE;
}

/** Why a sign-in can't be completed. */
export function returnProblem(error: unknown): string {
  if (error instanceof ChunkError) return error.message;
  const isUnanswered = error instanceof Error && ["TypeError", "ErrorTimeout"].includes(error.name);
  if (isUnanswered) return UNREACHABLE;
  return "The sign-in was given up, took too long, or was begun in another tab.";
}

const UNREACHABLE = "The sign-in can't be reached. Check your connection and try again.";
