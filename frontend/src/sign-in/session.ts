// Who is signed in, and the tokens with which the API is called.
import type { User, UserManager } from "oidc-client-ts";
import { ChunkError } from "../chunks/load-chunk";
import type { SignInConfig } from "../config/config";
import { forgetOwner } from "../settings/stored-settings";
import { clearTab, tabKeeps } from "../storage/storage";
import { returnPath } from "./return-path";
import { returnProblem, startProblem } from "./sign-in-problems";
import { OtherTabs } from "./tabs/other-tabs";
import { renewedUser } from "./tabs/renewal";
import { TokenStore } from "./tabs/token-store";
import { PAGE } from "./user-manager";

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

/** Seconds before its end from which on a token is renewed before it is used. */
const RENEW_BEFORE = 60;

/**
 * The session, which all tabs of a browser share. It is unknown until the others have answered. What
 * is kept is read here: the library is waited for only to sign in and to renew. Each change of the
 * state is a "change" event.
 */
export class Session extends EventTarget {
  state: SessionState = { status: "unknown" };
  readonly #config: SignInConfig;
  readonly #page: typeof PAGE;
  readonly #tokens: TokenStore;
  readonly #tabs: OtherTabs;
  #manager: Promise<UserManager> | undefined;
  readonly #restored: Promise<void>;
  #renewal: Promise<User | null> | undefined;
  #completion: Promise<SignInEnd> | undefined;
  /** Who was signed in here last. */
  #email: string | undefined;

  constructor(config: SignInConfig, page = PAGE, channel = new BroadcastChannel("session")) {
    super();
    this.#config = config;
    this.#page = page;
    this.#tokens = new TokenStore(config);
    this.#tabs = new OtherTabs(this.#tokens, channel, {
      onTaken: () => this.#takenOver(),
      onOver: () => {
        clearTab();
        page.reload();
      },
    });
    this.#restored = this.#restore();
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
    const user = this.#tokens.read();
    if (user === undefined) return undefined;
    const endsIn = (user.expires_at ?? 0) - Date.now() / 1000;
    return endsIn > RENEW_BEFORE ? user.access_token : this.renewedToken();
  }

  /** A new token; undefined when the session is over. Rejects when there is no answer. */
  async renewedToken(): Promise<string | undefined> {
    const manager = await this.#loaded();
    this.#renewal ??= renewedUser(manager, this.#tabs).finally(() => (this.#renewal = undefined));
    const user = await this.#renewal;
    if (user === null) await this.end();
    return user?.access_token;
  }

  /** Whether the session is kept on this device. */
  get stays(): boolean {
    return this.#tokens.stays;
  }

  /** Keeps the session on this device, also when the browser is closed; or no longer. */
  stay(on: boolean): void {
    this.#tokens.stay(on);
    this.#tabs.tell();
    this.#setState({ ...this.state });
  }

  /** Ends the session: the API takes its tokens no longer. */
  async end(): Promise<void> {
    const { state } = this;
    await this.#tokens.remove();
    const hasEnded = state.status === "signed in" || ("hasEnded" in state && state.hasEnded);
    this.#setState({ status: "signed out", hasEnded });
  }

  /**
   * Leaves the page for the sign-in page, which leads back to `returnTo`; where that is not
   * possible, the state says why.
   */
  async signIn(returnTo: string): Promise<void> {
    const isTriedAgain = this.state.status === "unavailable";
    try {
      if (!tabKeeps()) throw new DOMException("the tab keeps nothing");
      const state = { returnTo: returnPath(returnTo, this.#config.signedInPath) };
      await (await this.#loaded()).signinRedirect({ state });
    } catch (error) {
      this.#setState({ status: "unavailable", reason: startProblem(error) });
      // A browser may keep a failed import: https://github.com/whatwg/html/issues/6768
      if (isTriedAgain && error instanceof ChunkError && navigator.onLine) this.#page.reload();
    }
  }

  /** Completes the sign-in that led back to `url`. Never rejects. */
  completeSignIn(url: string): Promise<SignInEnd> {
    return (this.#completion ??= this.#complete(url));
  }

  /**
   * Clears what this device keeps of its owner, in every tab, and leaves for the page that ends the
   * user pool's session; the refresh token is taken no longer.
   */
  signOut(): void {
    const refreshToken = this.#tokens.signOut();
    forgetOwner();
    clearTab();
    this.#tabs.tellOver();
    this.#page.leave(this.#config, refreshToken);
  }

  #loaded(): Promise<UserManager> {
    const load = () => this.#page.loadManager(this.#config, this.#tokens);
    return (this.#manager ??= load().catch((error: unknown) => {
      this.#manager = undefined;
      throw error;
    }));
  }

  async #restore(): Promise<void> {
    if (this.#tokens.read() === undefined) await this.#tabs.ask();
    const user = this.#tokens.read();
    if (user === undefined) this.#loaded().catch(() => undefined); // it is said when it is needed
    this.#setState(user === undefined ? { status: "signed out", hasEnded: false } : signedIn(user));
  }

  async #complete(url: string): Promise<SignInEnd> {
    await this.#restored;
    try {
      const user = await (await this.#loaded()).signinRedirectCallback(url);
      this.#setState(signedIn(user));
      this.#tabs.tell();
      return { returnTo: this.#wantedPath(user) };
    } catch (error) {
      const returnTo = this.#wantedPath(error);
      // The address was opened again after its sign-in: there is nothing left to do.
      if (this.state.status === "signed in") return { returnTo };
      return { returnTo, problem: returnProblem(error) };
    }
  }

  /** The path to go on to: users and refusals carry the state that the sign-in began with. */
  #wantedPath(end: unknown): string {
    const { state } = Object(end) as { state?: unknown };
    const { returnTo } = Object(state) as { returnTo?: unknown };
    return returnPath(returnTo, this.#config.signedInPath);
  }

  #takenOver(): void {
    if (this.state.status === "unknown") return; // it is being restored, and finds it
    const user = this.#tokens.read();
    const before = this.#email;
    if (user !== undefined) this.#setState(signedIn(user));
    // What is loaded, and typed, is somebody else's.
    if (before !== undefined && before !== this.#email) this.#page.reload();
  }

  #setState(state: SessionState): void {
    this.state = state;
    if (state.status === "signed in") this.#email = state.email;
    this.dispatchEvent(new Event("change"));
  }
}

function signedIn({ profile }: { profile: { email?: string } }): SessionState {
  return { status: "signed in", email: profile.email ?? "" };
}
