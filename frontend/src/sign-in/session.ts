// Who is signed in, and the tokens with which the API is called.
import type { User, UserManager } from "oidc-client-ts";
import { clearTab, tabKeeps } from "../storage/storage";
import { returnPath } from "./return-path";
import { isRefusal, NothingKeptError, returnProblem, startProblem } from "./sign-in-problems";

export type SessionState =
  | { status: "unknown" }
  /** Signing in is not possible at the moment; `reason` says why, for people. */
  | { status: "unavailable"; reason: string }
  /** `hasEnded` tells that somebody was signed in until now. */
  | { status: "signed out"; hasEnded: boolean }
  | { status: "signed in"; email: string };

/** How a sign-in ended: where to go on, and why there is none where that is so. */
export interface SignInEnd {
  returnTo: string;
  problem?: string;
}

interface Surroundings {
  /** Loads and sets up the library. Rejects with ChunkError. */
  loadManager: () => Promise<UserManager>;
  /** The site's path that the sign-in page leads back to. */
  callbackPath: string;
  /** Goes to the page that ends the session at the user pool. */
  leave: () => void;
  /** Loads the whole page again. */
  reload: () => void;
}

/** Seconds before its end from which on a token is renewed before it is used. */
const RENEW_BEFORE = 60;

/** The session of this tab. It is unknown until the library is loaded. */
export class Session {
  state: SessionState = { status: "unknown" };
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<() => void>();
  #manager: Promise<UserManager> | undefined;
  #restored: Promise<void>;
  #renewal: Promise<User | undefined> | undefined;
  #completion: Promise<SignInEnd> | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#restored = this.#restore();
  }

  /** Calls `listener` after each change of the state; returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The state once it is known. */
  async ready(): Promise<SessionState> {
    await this.#restored;
    return this.state;
  }

  /**
   * A token for the API, renewed if it is about to end; undefined when nobody is signed in. Rejects
   * when renewing gets no answer.
   */
  async token(): Promise<string | undefined> {
    await this.#restored;
    const user = await (await this.#loaded()).getUser();
    if (user === null) return undefined;
    if ((user.expires_in ?? 0) > RENEW_BEFORE) return user.access_token;
    return this.renewedToken();
  }

  /** A new token; undefined when the session is over. Rejects when there is no answer. */
  async renewedToken(): Promise<string | undefined> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return (await this.#renewal)?.access_token;
  }

  /** Ends the session in this tab: the API takes its tokens no longer. */
  async end(): Promise<void> {
    await (await this.#loaded()).removeUser();
    this.#setState({ status: "signed out", hasEnded: true });
  }

  /**
   * Leaves the page for the sign-in page, which leads back to `returnTo`; where that is not
   * possible, the state says why.
   */
  async signIn(returnTo: string): Promise<void> {
    try {
      if (!tabKeeps()) throw new NothingKeptError();
      const state = { returnTo: returnPath(returnTo, this.#surroundings.callbackPath) };
      await (await this.#loaded()).signinRedirect({ state });
    } catch (error) {
      this.#setState({ status: "unavailable", reason: startProblem(error) });
    }
  }

  /** Tries again what made signing in unavailable; where that is no help, loads the page again. */
  async retry(): Promise<void> {
    this.#setState({ status: "unknown" });
    this.#restored = this.#restore();
    await this.#restored;
    // A browser may keep a failed import: https://github.com/whatwg/html/issues/6768
    const isLost = this.state.status === "unavailable";
    if (isLost && navigator.onLine && tabKeeps()) this.#surroundings.reload();
  }

  /** Completes the sign-in that led back to `url`. Never rejects. */
  completeSignIn(url: string): Promise<SignInEnd> {
    this.#completion ??= this.#complete(url);
    return this.#completion;
  }

  /** Clears this tab's storage, and leaves for the page that ends the user pool's session. */
  async signOut(): Promise<void> {
    await (await this.#loaded()).removeUser();
    clearTab();
    this.#surroundings.leave();
  }

  #loaded(): Promise<UserManager> {
    this.#manager ??= this.#surroundings.loadManager().catch((error: unknown) => {
      this.#manager = undefined;
      throw error;
    });
    return this.#manager;
  }

  async #restore(): Promise<void> {
    try {
      const manager = await this.#loaded();
      // What is damaged is no session.
      const user = await manager.getUser().catch(() => manager.removeUser().then(() => null));
      this.#setState(user === null ? { status: "signed out", hasEnded: false } : signedIn(user));
    } catch (error) {
      this.#setState({ status: "unavailable", reason: startProblem(error) });
    }
  }

  async #complete(url: string): Promise<SignInEnd> {
    const { callbackPath } = this.#surroundings;
    await this.#restored;
    try {
      const user = await (await this.#loaded()).signinRedirectCallback(url);
      this.#setState(signedIn(user));
      return { returnTo: returnPath(wantedPath(user), callbackPath) };
    } catch (error) {
      this.#completion = undefined;
      const returnTo = returnPath(wantedPath(error), callbackPath);
      // The address was opened again after its sign-in: there is nothing left to do.
      if (this.state.status === "signed in") return { returnTo };
      return { returnTo, problem: returnProblem(error) };
    }
  }

  async #renew(): Promise<User | undefined> {
    const manager = await this.#loaded();
    const user = await manager.getUser();
    try {
      // Without a refresh token the library would ask in a hidden frame.
      const renewed = user?.refresh_token === undefined ? null : await manager.signinSilent();
      if (renewed !== null) return renewed;
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    await this.end();
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

/** The path that a sign-in was to lead back to: users and refusals carry the state it began with. */
function wantedPath(end: unknown): unknown {
  const { state } = Object(end) as { state?: unknown };
  return (Object(state) as { returnTo?: unknown }).returnTo;
}
