// The OpenID Connect client: authorization code with PKCE, no frames.
import type { StateStore, UserManager } from "oidc-client-ts";
import { loadChunk } from "../chunks/load-chunk";
import type { SignInConfig } from "../config/config";

/**
 * Loads the library, which the first paint doesn't wait for, and sets it up. What a sign-in began
 * with is kept in this tab, its tokens in `userStore`. Rejects with ChunkError, and with a
 * DOMException where the browser keeps nothing for this tab.
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

/** What a session does to the page that it is in, and to the user pool. */
export const PAGE = {
  loadManager: loadUserManager,
  reload: () => window.location.reload(),
  /**
   * Goes to where the session ends at the user pool too, which takes `refreshToken`, and what came
   * of it, no longer: https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
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
