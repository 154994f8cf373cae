// The OpenID Connect client: authorization code with PKCE, tokens in this tab's storage, no frames.
import type { UserManager } from "oidc-client-ts";
import { loadChunk } from "../chunks/load-chunk";
import type { SignInConfig } from "../config/config";
import { tabReads } from "../storage/storage";

/** Seconds after which the user pool counts as not reached. */
const TIMEOUT = 30;

/**
 * Loads the library, which the first paint doesn't wait for, and sets it up. Rejects with
 * ChunkError.
 */
export async function loadUserManager(config: SignInConfig): Promise<UserManager> {
  const { InMemoryWebStorage, UserManager, WebStorageStateStore } = await loadChunk(
    () => import("oidc-client-ts"),
  );
  const { origin } = window.location;
  const storage = tabReads() ? sessionStorage : new InMemoryWebStorage();
  const store = new WebStorageStateStore({ store: storage });
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
    userStore: store,
    stateStore: store,
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
