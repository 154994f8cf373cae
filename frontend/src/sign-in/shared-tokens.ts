// The session's tokens: kept in this tab or on this device, and shared by all tabs.
import type { StateStore, User } from "oidc-client-ts";
import type { SignInConfig } from "../config/config";
import { load, remove, save } from "../storage/storage";

/** Whether somebody asked to stay signed in on this device. */
const STAYS = "stay-signed-in";
/** When somebody last signed out on this device, in epoch milliseconds. */
const SIGNED_OUT_AT = "signed-out-at";

/** Milliseconds to wait for other tabs; later answers are accepted too. */
const ANSWER_WITHIN = 200;

type StoredFields = "access_token" | "refresh_token" | "expires_at" | "profile";

/** The session as the library stores it (`expires_at` in epoch seconds), and when it was stored. */
type StoredSession = Pick<User, StoredFields> & { kept_at?: number };

/** The session that all tabs share. A sleeping or restored tab may have one of before a sign-out. */
export class SharedTokens implements StateStore {
  readonly #key: string;
  readonly #channel: BroadcastChannel;
  #onAnswer: (() => void) | undefined;

  /** Calls `on` after a session was received from another tab, or somebody signed out there. */
  constructor(
    { issuer, clientId }: SignInConfig,
    channel: BroadcastChannel,
    on: Record<"onReceived" | "onSignedOut", () => void>,
  ) {
    this.#key = `oidc.user:${issuer}:${clientId}`;
    this.#channel = channel;
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const { kind, session } = Object(data) as Record<string, unknown>; // any version may send it
      if (kind === "ask") this.tell();
      else if (kind === "over") on.onSignedOut();
      else if (kind === "have" && this.#receive(session)) {
        this.#onAnswer?.();
        on.onReceived();
      }
    });
  }

  /** The session; undefined if there is none. */
  read(): StoredSession | undefined {
    const stored = load("localStorage", this.#key) ?? load("sessionStorage", this.#key);
    if (isSession(stored)) return stored;
    if (stored !== undefined) this.forget();
    return undefined;
  }

  /** Removes the session from this tab and this device. */
  forget(): void {
    remove("localStorage", this.#key);
    remove("sessionStorage", this.#key);
  }

  /** Removes the session from every tab. Returns the refresh token, which must be revoked. */
  signOut(): string | undefined {
    const token = this.read()?.refresh_token;
    this.forget();
    remove("localStorage", STAYS);
    save("localStorage", SIGNED_OUT_AT, Date.now());
    this.#channel.postMessage({ kind: "over" });
    return token;
  }

  /** Whether the session is kept on this device, also after the browser is closed. */
  get stays(): boolean {
    return load("localStorage", STAYS) === true;
  }

  /** Keeps the session on this device from now on, or in each tab. */
  stay(on: boolean): void {
    const session = this.read();
    if (on) save("localStorage", STAYS, true);
    else remove("localStorage", STAYS);
    if (session !== undefined) this.#store(session);
    this.tell();
  }

  /** Sends the session, if there is one, to the other tabs. */
  tell(): void {
    const session = this.read();
    if (session !== undefined) this.#channel.postMessage({ kind: "have", session });
  }

  /** Asks the other tabs for their session; it has been stored in the end if one answered. */
  ask(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAnswer = resolve;
      setTimeout(resolve, ANSWER_WITHIN);
      this.#channel.postMessage({ kind: "ask" });
    });
  }

  // The library's store, of one key.
  get = () => {
    const session = this.read();
    return Promise.resolve(session === undefined ? null : JSON.stringify(session));
  };
  set = (_key: string, text: string) => {
    this.#store(JSON.parse(text) as StoredSession);
    return Promise.resolve();
  };
  remove = () => {
    this.forget();
    return Promise.resolve(null);
  };
  getAllKeys = () => Promise.resolve([this.#key]);

  /** Stores another tab's session if there is none here, or an older one of the same person. */
  #receive(theirs: unknown): boolean {
    if (!isSession(theirs)) return false;
    const mine = this.read();
    const isNewer = (theirs.expires_at ?? 0) > (mine?.expires_at ?? 0);
    const isAccepted = mine === undefined || (mine.profile.sub === theirs.profile.sub && isNewer);
    if (isAccepted) this.#store(theirs);
    return isAccepted;
  }

  #store(session: StoredSession): void {
    this.forget();
    const area = this.stays ? "localStorage" : "sessionStorage";
    save(area, this.#key, { ...session, kept_at: Date.now() });
  }
}

/** Whether `value` is a session that was stored after the last sign-out on this device. */
function isSession(value: unknown): value is StoredSession {
  const session = Object(value) as Partial<StoredSession>;
  const signedOutAt = Number(load("localStorage", SIGNED_OUT_AT) ?? 0);
  const isWhole = typeof session.access_token === "string" && session.profile instanceof Object;
  return isWhole && (session.kept_at ?? Infinity) > signedOutAt;
}
