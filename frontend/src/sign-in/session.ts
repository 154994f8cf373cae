// Who is signed in, and the tokens for calls of the API.
import { ChunkError } from "../chunks/load-chunk";
import type { SignInConfig } from "../config/config";
import { forgetOwner } from "../settings/stored-settings";
import { clearTab, load, remove, save } from "../storage/storage";
import { endSession } from "../ui/session-end";
import { SharedTokens } from "./shared-tokens";
import { isRefusal, PAGE, returnPath, returnProblem, startProblem } from "./user-manager";

export type SessionState =
  | { status: "unknown" }
  /** Signing in isn't possible at the moment, for this reason. */
  | { status: "unavailable"; reason: string }
  /** `cause` is absent where nobody was signed in on this page before. */
  | { status: "signed out"; cause?: "end" | "other tab" | undefined }
  | { status: "signed in"; email: string };

/** The path to go to after a sign-in, and why it failed if it did. */
export type SignInResult = { returnTo: string; problem?: string };

/** In this tab's storage: another tab has just signed out. */
const SIGNED_OUT = "signed-out-in-other-tab";

/** A token is renewed before use when it ends within so many seconds. */
const RENEW_BEFORE = 60;

/**
 * The session that all tabs share, unknown until they have answered; "change" events tell of its
 * state. The sign-in library is only loaded to sign in and to renew.
 */
export class Session extends EventTarget {
  state: SessionState = { status: "unknown" };
  readonly #config: SignInConfig;
  readonly #page: typeof PAGE;
  readonly #tokens: SharedTokens;
  readonly #restored: Promise<void>;
  #renewal: Promise<string | undefined> | undefined;
  /** Who was signed in last on this page, and the token that was used last. */
  #email: string | undefined;
  #lastToken: string | undefined;
  /** After a sign-out in another tab pending changes are still sent, with the last token. */
  #isEnding = false;

  constructor(config: SignInConfig, page = PAGE, channel = new BroadcastChannel("session")) {
    super();
    this.#config = config;
    this.#page = page;
    this.#tokens = new SharedTokens(config, channel, {
      onReceived: () => this.#onReceived(),
      onSignedOut: () => {
        this.#isEnding = true;
        endSession(() => {
          clearTab();
          if (this.#email !== undefined) save("sessionStorage", SIGNED_OUT, true);
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

  /** A token that is still good; undefined if nobody is signed in. Rejects like `renewedToken`. */
  async token(): Promise<string | undefined> {
    await this.#restored;
    if (this.#isEnding) return this.#lastToken;
    const session = this.#tokens.read();
    if (session === undefined) return undefined;
    const endsIn = (session.expires_at ?? 0) - Date.now() / 1000;
    this.#lastToken = endsIn > RENEW_BEFORE ? session.access_token : await this.renewedToken();
    return this.#lastToken;
  }

  /** A new token; undefined if the session is over. Rejects if there is no answer. */
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

  /** Keeps the session on this device, also after the browser is closed, or no longer. */
  stay(on: boolean): void {
    this.#tokens.stay(on);
    this.#setState({ ...this.state });
  }

  /** Ends the session: the API no longer accepts its tokens. */
  end(): void {
    this.#tokens.forget();
    this.#setState({ status: "signed out", cause: this.#email === undefined ? undefined : "end" });
  }

  /** Goes to the sign-in page, which leads back to `returnTo`; if it can't, the state says why. */
  async signIn(returnTo: string): Promise<void> {
    const isRetry = this.state.status === "unavailable";
    try {
      await (await this.#library()).signinRedirect({ state: { returnTo } });
    } catch (error) {
      this.#setState({ status: "unavailable", reason: startProblem(error) });
      // A browser may cache a failed import: https://github.com/whatwg/html/issues/6768
      if (isRetry && error instanceof ChunkError && navigator.onLine) this.#page.reload();
    }
  }

  /** Completes the sign-in that led back to `url`. Never rejects. */
  async completeSignIn(url: string): Promise<SignInResult> {
    await this.#restored;
    try {
      const user = await (await this.#library()).signinRedirectCallback(url);
      this.#setState(signedIn(user));
      this.#tokens.tell();
      return { returnTo: returnPath(user, this.#config) };
    } catch (error) {
      const returnTo = returnPath(error, this.#config);
      // Somebody who is signed in has opened the address of an earlier sign-in again.
      if (this.state.status === "signed in") return { returnTo };
      return { returnTo, problem: returnProblem(error) };
    }
  }

  /** Forgets the owner in every tab of this device, and ends the user pool's session. */
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
    if (session === undefined) this.#library().catch(() => undefined); // shown when it is needed
    const cause = load("sessionStorage", SIGNED_OUT) === true ? "other tab" : undefined;
    remove("sessionStorage", SIGNED_OUT);
    this.#setState(session ? signedIn(session) : { status: "signed out", cause });
  }

  /** The refresh token works once, so one tab at a time renews and tells the others. */
  async #renew(): Promise<string | undefined> {
    const known = this.#tokens.read();
    return navigator.locks.request("session-renewal", async () => {
      await this.#tokens.ask(); // another tab may have renewed it meanwhile
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

  #onReceived(): void {
    if (this.state.status === "unknown") return; // #restore reads it
    const session = this.#tokens.read();
    const before = this.#email;
    if (session !== undefined) this.#setState(signedIn(session));
    // What is loaded and typed here is somebody else's.
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
