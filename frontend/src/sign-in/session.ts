// Who is signed in, and the tokens with which the API is called.
import type { User, UserManager } from "oidc-client-ts";
import { forgetOwner } from "../settings/stored-settings";
import { clearTab, tabKeeps } from "../storage/storage";
import { returnPath } from "./return-path";
import type { SessionState, SignInEnd, Surroundings } from "./session-types";
import { NothingKeptError, returnProblem, startProblem } from "./sign-in-problems";
import { renewedUser } from "./tabs/renewal";
import type { StoredSession } from "./tabs/token-store";

/** Seconds before its end from which on a token is renewed before it is used. */
const RENEW_BEFORE = 60;

/**
 * The session, which all tabs of a browser share. It is unknown until the others have answered. What
 * is kept is read here: the library is waited for only to sign in and to renew.
 */
export class Session {
  state: SessionState = { status: "unknown" };
  readonly #surroundings: Surroundings;
  readonly #listeners = new Set<() => void>();
  #manager: Promise<UserManager> | undefined;
  #restored: Promise<void>;
  #renewal: Promise<User | undefined> | undefined;
  #completion: Promise<SignInEnd> | undefined;
  /** Who was signed in here last. */
  #email: string | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#restored = this.#restore();
    surroundings.tabs.listen({
      onTaken: () => this.#takenOver(),
      onOver: () => {
        clearTab();
        surroundings.reload();
      },
    });
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
    const user = this.#surroundings.tokens.read();
    if (user === undefined) return undefined;
    const endsIn = (user.expires_at ?? 0) - Date.now() / 1000;
    return endsIn > RENEW_BEFORE ? user.access_token : this.renewedToken();
  }

  /** A new token; undefined when the session is over. Rejects when there is no answer. */
  async renewedToken(): Promise<string | undefined> {
    const manager = await this.#loaded();
    const { tabs } = this.#surroundings;
    this.#renewal ??= renewedUser(manager, tabs).finally(() => (this.#renewal = undefined));
    const user = await this.#renewal;
    if (user === undefined) await this.end();
    return user?.access_token;
  }

  /** Whether the session is kept on this device. */
  get stays(): boolean {
    return this.#surroundings.tokens.stays;
  }

  /** Keeps the session on this device, also when the browser is closed; or no longer. */
  stay(on: boolean): void {
    this.#surroundings.tokens.stay(on);
    this.#surroundings.tabs.tell();
    this.#setState({ ...this.state });
  }

  /** Ends the session: the API takes its tokens no longer. */
  async end(): Promise<void> {
    const { state } = this;
    await this.#surroundings.tokens.remove();
    const hasEnded = state.status === "signed in" || ("hasEnded" in state && state.hasEnded);
    this.#setState({ status: "signed out", hasEnded });
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
    try {
      await this.#loaded();
      await this.#restore();
    } catch {
      // A browser may keep a failed import: https://github.com/whatwg/html/issues/6768
      if (navigator.onLine && tabKeeps()) this.#surroundings.reload();
    }
  }

  /** Completes the sign-in that led back to `url`. Never rejects. */
  completeSignIn(url: string): Promise<SignInEnd> {
    this.#completion ??= this.#complete(url);
    return this.#completion;
  }

  /**
   * Clears what this device keeps of its owner, in every tab, and leaves for the page that ends the
   * user pool's session.
   */
  signOut(): void {
    const { tokens, tabs, leave } = this.#surroundings;
    const refreshToken = tokens.signOut();
    forgetOwner();
    clearTab();
    tabs.tellOver();
    leave(refreshToken);
  }

  #loaded(): Promise<UserManager> {
    this.#manager ??= this.#surroundings.loadManager().catch((error: unknown) => {
      this.#manager = undefined;
      throw error;
    });
    return this.#manager;
  }

  async #restore(): Promise<void> {
    const { tokens, tabs } = this.#surroundings;
    if (tokens.read() === undefined) await tabs.ask();
    const user = tokens.read();
    if (user === undefined) this.#loaded().catch(() => undefined); // it is said when it is needed
    this.#setState(user === undefined ? { status: "signed out", hasEnded: false } : signedIn(user));
  }

  async #complete(url: string): Promise<SignInEnd> {
    const { callbackPath } = this.#surroundings;
    await this.#restored;
    try {
      const user = await (await this.#loaded()).signinRedirectCallback(url);
      this.#setState(signedIn(user));
      this.#surroundings.tabs.tell();
      return { returnTo: returnPath(wantedPath(user), callbackPath) };
    } catch (error) {
      this.#completion = undefined;
      const returnTo = returnPath(wantedPath(error), callbackPath);
      // The address was opened again after its sign-in: there is nothing left to do.
      if (this.state.status === "signed in") return { returnTo };
      return { returnTo, problem: returnProblem(error) };
    }
  }

  #takenOver(): void {
    if (this.state.status === "unknown") return; // it is being restored, and finds it
    const user = this.#surroundings.tokens.read();
    const before = this.#email;
    if (user !== undefined) this.#setState(signedIn(user));
    // What is loaded, and typed, is somebody else's.
    if (before !== undefined && before !== this.#email) this.#surroundings.reload();
  }

  #setState(state: SessionState): void {
    this.state = state;
    if (state.status === "signed in") this.#email = state.email;
    this.#listeners.forEach((listener) => listener());
  }
}

function signedIn(user: Pick<StoredSession, "profile">): SessionState {
  return { status: "signed in", email: user.profile.email ?? "" };
}

/** The path that a sign-in was to lead back to: users and refusals carry the state it began with. */
function wantedPath(end: unknown): unknown {
  const { state } = Object(end) as { state?: unknown };
  return (Object(state) as { returnTo?: unknown }).returnTo;
}
