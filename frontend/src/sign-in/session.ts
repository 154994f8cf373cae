// Who is signed in, and the tokens with which the API is called.
import type { User, UserManager } from "oidc-client-ts";

export type SessionState =
  | { status: "unknown" }
  /** `hasEnded` tells that somebody was signed in until now. */
  | { status: "signed out"; hasEnded: boolean }
  | { status: "signed in"; email: string };

/** Seconds before its end from which on a token is renewed before it is used. */
const RENEW_BEFORE = 60;

/** The session of this tab. It is unknown until the library is loaded. */
export class Session {
  state: SessionState = { status: "unknown" };
  readonly #manager: Promise<UserManager>;
  readonly #leave: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #restored: Promise<void>;
  #renewal: Promise<User | undefined> | undefined;
  #completion: Promise<string> | undefined;

  /** `leave` goes to the page that ends the session at the user pool. */
  constructor(manager: Promise<UserManager>, leave: () => void) {
    this.#manager = manager;
    this.#leave = leave;
    this.#restored = this.#restore();
  }

  /** Calls `listener` after each change of the state; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * A token for the API, renewed if it is about to end; undefined when nobody is signed in. Rejects
   * when renewing gets no answer.
   */
  async token(): Promise<string | undefined> {
    await this.#restored;
    const user = await (await this.#manager).getUser();
    if (user === null) return undefined;
    if ((user.expires_in ?? 0) > RENEW_BEFORE) return user.access_token;
    return this.renewedToken();
  }

  /** A new token; undefined when the session is over. Rejects when there is no answer. */
  async renewedToken(): Promise<string | undefined> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return (await this.#renewal)?.access_token;
  }

  /** Leaves the page for the sign-in page, which leads back to `returnTo`. */
  async signIn(returnTo: string): Promise<void> {
    await (await this.#manager).signinRedirect({ state: { returnTo } });
  }

  /**
   * Completes the sign-in that led back to `url`; returns the path to go on at. Rejects when that
   * is no sign-in.
   */
  completeSignIn(url: string): Promise<string> {
    this.#completion ??= this.#complete(url);
    return this.#completion;
  }

  /** Clears this tab's storage, and leaves for the page that ends the user pool's session. */
  async signOut(): Promise<void> {
    await (await this.#manager).removeUser();
    sessionStorage.clear();
    this.#leave();
  }

  async #restore(): Promise<void> {
    const user = await (await this.#manager).getUser();
    this.#setState(user === null ? { status: "signed out", hasEnded: false } : signedIn(user));
  }

  async #complete(url: string): Promise<string> {
    await this.#restored;
    const user = await (await this.#manager).signinRedirectCallback(url);
    this.#setState(signedIn(user));
    return (user.state as { returnTo: string }).returnTo;
  }

  async #renew(): Promise<User | undefined> {
    const manager = await this.#manager;
    const [{ ErrorResponse }, user] = await Promise.all([
      import("oidc-client-ts"),
      manager.getUser(),
    ]);
    try {
      // Without a refresh token the library would ask in a hidden frame.
      const renewed = user?.refresh_token === undefined ? null : await manager.signinSilent();
      if (renewed !== null) return renewed;
    } catch (error) {
      if (!(error instanceof ErrorResponse)) throw error;
    }
    await manager.removeUser();
    this.#setState({ status: "signed out", hasEnded: true });
    return undefined;
  }

  #setState(state: SessionState): void {
    this.state = state;
    this.#listeners.forEach((listener) => listener());
  }
}

function signedIn(user: User): SessionState {
  return { status: "signed in", email: user.profile.email ?? "" };
}
