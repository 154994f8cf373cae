// The session of this tab in tests, as the sign-in library keeps it.
import { CONFIG } from "./server";

interface StoredSession {
  token?: string;
  refreshToken?: string | null;
  /** Seconds until the token ends. */
  endsIn?: number;
}

/** Lets somebody be signed in before the page is opened. */
export function signInAs(
  email: string,
  { token = "token", refreshToken = "refresh", endsIn = 3600 }: StoredSession = {},
): void {
  const { issuer, clientId, scopes } = CONFIG.signIn;
  const user = {
    access_token: token,
    id_token: "an.id.token",
    refresh_token: refreshToken ?? undefined,
    token_type: "Bearer",
    scope: scopes.join(" "),
    profile: { sub: "nora", iss: issuer, aud: clientId, exp: 0, iat: 0, email },
    expires_at: Math.floor(Date.now() / 1000) + endsIn,
  };
  sessionStorage.setItem(`oidc.user:${issuer}:${clientId}`, JSON.stringify(user));
}
