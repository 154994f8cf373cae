// The OpenID Connect client: authorization code with PKCE, no frames.
import type { UserManager } from "oidc-client-ts";
import { loadChunk } from "../chunks/load-chunk";
import type { SignInConfig } from "../config/config";
import { tabReads } from "../storage/storage";
import type { TokenStore } from "./tabs/token-store";

/** Seconds after which the user pool counts as not reached. */
const TIMEOUT = 30;

/**
 * Loads the library, which the first paint doesn't wait for, and sets it up. What a sign-in began
 * with is kept in this tab, its tokens in `tokens`. Rejects with ChunkError.
 */
export async function loadUserManager(
  config: SignInConfig,
  tokens: TokenStore,
): Promise<UserManager> {
  const { InMemoryWebStorage, UserManager, WebStorageStateStore } = await loadChunk(
    () => import("oidc-client-ts"),
  );
  const { origin } = window.location;
  const storage = tabReads() ? sessionStorage : new InMemoryWebStorage();
  return new UserManager({
    authority: config.issuer,
    client_id: config.clientId,
    redirect_uri: origin + config.signedInPath,
    response_type: "code",
    scope: config.scopes.join(" "),
    metadata: {
      issuer: config.issuer,
      authorization_endpoint: config.authorizationEndpoint,
      token_endpoint: config.tokenEndpoint,
    },
    userStore: tokens,
    stateStore: new WebStorageStateStore({ store: storage }),
    automaticSilentRenew: false,
    loadUserInfo: false,
    monitorSession: false,
    requestTimeoutInSeconds: TIMEOUT,
  });
}

/** Where the browser goes to end the session at the user pool too. */
export function logoutUrl(config: SignInConfig): string {
  const query = new URLSearchParams({
    client_id: config.clientId,
    logout_uri: window.location.origin + config.signedOutPath,
  });
  return `${config.logoutEndpoint}?${query}`;
}

/**
 * Has the user pool take `refreshToken`, and what came of it, no longer; the page may be left
 * meanwhile. https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
 */
export function revoke(config: SignInConfig, refreshToken: string): void {
  const body = new URLSearchParams({ token: refreshToken, client_id: config.clientId });
  navigator.sendBeacon(new URL("revoke", config.tokenEndpoint), body);
}
