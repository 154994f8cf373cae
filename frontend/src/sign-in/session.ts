// Who is signed in, and the tokens with which the API is called.
import { ChunkError } from "../chunks/load-chunk";
import type { SignInConfig } from "../config/config";
import { forgetOwner } from "../settings/stored-settings";
import { clearTab, tabKeeps } from "../storage/storage";
import { endSession } from "../ui/UndoBar";
import { endPath, returnPath } from "./return-path";
import { SharedTokens } from "./shared-tokens";
import { isRefusal, returnProblem, startProblem } from "./sign-in-problems";
import { PAGE } from "./user-manager";

export type SessionState =
  | { status: "unknown" }
  /** Signing in is not possible at the moment; `reason` says why, for people. */
  | { status: "unavailable"; reason: string }
  /** `hasEnded` tells that somebody was signed in until now. */
  | { status: "signed out"; hasEnded: boolean }
  | { status: "signed in"; email: string };

/** How a sign-in ended: where to go on, and why there is none where that is so. */
export type SignInEnd = { returnTo: string; problem?: string };

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
  readonly #tokens: SharedTokens;
  readonly #restored: Promise<void>;
  #renewal: Promise<string | undefined> | undefined;
  /** Who was signed in here last, and by which token. */
  #email: string | undefined;
  #lastToken: string | undefined;
  #isOver = false; // somebody has signed out in another tab: what waits goes by the last token

  constructor(config: SignInConfig, page = PAGE, channel = new BroadcastChannel("session")) {
    super();
    this.#config = config;
    this.#page = page;
    this.#tokens = new SharedTokens(config, channel, {
      onTaken: () => this.#takenOver(),
      onOver: () => {
        this.#isOver = true;
        endSession(() => {
          clearTab();
          page.reload();
        });
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
    if (this.#isOver) return this.#lastToken;
    const session = this.#tokens.read();
    if (session === undefined) return undefined;
    const endsIn = (session.expires_at ?? 0) - Date.now() / 1000;
    this.#lastToken = endsIn > RENEW_BEFORE ? session.access_token : await this.renewedToken();
    return this.#lastToken;
  }

  /** A new token; undefined when the session is over. Rejects when there is no answer. */
  async renewedToken(): Promise<string | undefined> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    const token = await this.#renewal;
    if (token === undefined) this.end();
    return token;
  }

  /** Whether the session is kept on this device. */
  get stays(): boolean {
    return this.#tokens.stays;
  }

  /** Keeps the session on this device, also when the browser is closed; or no longer. */
  stay(on: boolean): void {
    this.#tokens.stay(on);
    this.#setState({ ...this.state });
  }

  /** Ends the session: the API takes its tokens no longer. */
  end(): void {
    const { state } = this;
    this.#tokens.forget();
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
      await (await this.#library()).signinRedirect({ state });
    } catch (error) {
      this.#setState({ status: "unavailable", reason: startProblem(error) });
      // A browser may keep a failed import: https://github.com/whatwg/html/issues/6768
      if (isTriedAgain && error instanceof ChunkError && navigator.onLine) this.#page.reload();
    }
  }

  /** Completes the sign-in that led back to `url`. Never rejects. */
  async completeSignIn(url: string): Promise<SignInEnd> {
    const { signedInPath } = this.#config;
    await this.#restored;
    try {
      const user = await (await this.#library()).signinRedirectCallback(url);
      this.#setState(signedIn(user));
      this.#tokens.tell();
      return { returnTo: endPath(user, signedInPath) };
    } catch (error) {
      const returnTo = endPath(error, signedInPath);
      // The address was opened again after its sign-in: there is nothing left to do.
      if (this.state.status === "signed in") return { returnTo };
      return { returnTo, problem: returnProblem(error) };
    }
  }

  /**
   * Clears what this device keeps of its owner, in every tab, and leaves for the page that ends the
   * user pool's session; the refresh token is taken no longer.
   */
  signOut(): void {
    const refreshToken = this.#tokens.signOut();
    forgetOwner();
    clearTab();
    this.#page.leave(this.#config, refreshToken);
  }

  #library() {
    return this.#page.loadManager(this.#config, this.#tokens);
  }

  async #restore(): Promise<void> {
    if (this.#tokens.read() === undefined) await this.#tokens.ask();
    const session = this.#tokens.read();
    if (session === undefined) this.#library().catch(() => undefined); // it is said when it is needed
    this.#setState(session ? signedIn(session) : { status: "signed out", hasEnded: false });
  }

  /** The refresh token works once: in one tab at a time, which tells the others. */
  async #renew(): Promise<string | undefined> {
    const known = this.#tokens.read();
    return navigator.locks.request("session-renewal", async () => {
      await this.#tokens.ask(); // another may have renewed it meanwhile, or while this one was asleep
      const session = this.#tokens.read();
      if (session?.access_token !== known?.access_token) return session?.access_token;
      if (session?.refresh_token === undefined) return undefined; // the library would use a frame
      try {
        const user = await (await this.#library()).signinSilent();
        this.#tokens.tell();
        return user?.access_token;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        return undefined;
      }
    });
  }

  #takenOver(): void {
    if (this.state.status === "unknown") return; // it is being restored, and finds it
    const session = this.#tokens.read();
    const before = this.#email;
    if (session !== undefined) this.#setState(signedIn(session));
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
