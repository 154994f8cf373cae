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

/** Lets a sign-in have been begun in this tab, under `id`, with what is `kept` for its end. */
export function keepSignInState(id: string, kept: unknown): void {
  const { issuer, clientId, scopes } = CONFIG.signIn;
  const state = {
    id,
    data: kept,
    created: Math.floor(Date.now() / 1000),
    request_type: "si:r",
    code_verifier: "verifier",
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${window.location.origin}/signed-in`,
    scope: scopes.join(" "),
    response_mode: "query",
  };
  sessionStorage.setItem(`oidc.${id}`, JSON.stringify(state));
}
