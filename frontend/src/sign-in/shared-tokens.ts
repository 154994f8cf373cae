// The session's tokens: kept in this tab, or on this device for who asked for that; all tabs have the same.
import type { StateStore } from "oidc-client-ts";
import type { SignInConfig } from "../config/config";
import { load, remove, save } from "../storage/storage";

/** Whether somebody asked to stay signed in on this device. */
const STAYS = "stay-signed-in";
/** When somebody last signed out on this device, in epoch milliseconds. */
const SIGNED_OUT_AT = "signed-out-at";

/** Milliseconds in which another tab answers; one that answers later is heard all the same. */
const ANSWER_WITHIN = 200;

/** What is read here of the session as the sign-in library writes it, and when that was kept. */
interface StoredSession {
  access_token: string;
  refresh_token?: string;
  /** In seconds since the epoch. */
  expires_at?: number;
  profile: { sub?: string; email?: string };
  kept_at?: number;
}

/** What a tab tells the others, which are all of this site: it asks, it has a session, it is over. */
interface TabMessage {
  kind: "ask" | "have" | "over";
  session?: unknown;
}

interface Listener {
  /** Another tab's session has just been taken over. */
  onTaken: () => void;
  /** Somebody signed out in another tab. */
  onOver: () => void;
}

/**
 * The one session of this site. What a tab has kept since before the last sign-out on this device
 * is none: a tab that was asleep then, or is opened again, has not heard of it.
 */
export class SharedTokens implements StateStore {
  readonly #key: string;
  readonly #channel: BroadcastChannel;
  #onAnswer: (() => void) | undefined;

  /** The other tabs are heard from now on. */
  constructor({ issuer, clientId }: SignInConfig, channel: BroadcastChannel, on: Listener) {
    this.#key = `oidc.user:${issuer}:${clientId}`;
    this.#channel = channel;
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const { kind, session } = Object(data) as Partial<TabMessage>; // maybe of another version
      if (kind === "ask") this.tell();
      else if (kind === "over") on.onOver();
      else if (kind === "have" && this.#take(session)) {
        this.#onAnswer?.();
        on.onTaken();
      }
    });
  }

  /** The session; undefined where there is none. */
  read(): StoredSession | undefined {
    const kept = load("localStorage", this.#key) ?? load("sessionStorage", this.#key);
    if (isSession(kept)) return kept;
    if (kept !== undefined) this.forget();
    return undefined;
  }

  /** Forgets the session in this tab, and on this device. */
  forget(): void {
    remove("localStorage", this.#key);
    remove("sessionStorage", this.#key);
  }

  /** Forgets the session in every tab. Returns the refresh token, which is to be revoked. */
  signOut(): string | undefined {
    const token = this.read()?.refresh_token;
    this.forget();
    remove("localStorage", STAYS);
    save("localStorage", SIGNED_OUT_AT, Date.now());
    this.#post({ kind: "over" });
    return token;
  }

  /** Whether it is kept on this device, where all tabs find it, also after the browser was closed. */
  get stays(): boolean {
    return load("localStorage", STAYS) === true;
  }

  /** Keeps the session on this device from now on, or in each tab alone. */
  stay(on: boolean): void {
    const session = this.read();
    if (on) save("localStorage", STAYS, true);
    else remove("localStorage", STAYS);
    if (session !== undefined) this.#put(session);
    this.tell();
  }

  /** Tells the other tabs of the session, if there is one. */
  tell(): void {
    const session = this.read();
    if (session !== undefined) this.#post({ kind: "have", session });
  }

  /** Asks the other tabs for theirs: it is taken over by the end, where one has answered. */
  ask(): Promise<void> {
    return new Promise((resolve) => {
      this.#onAnswer = resolve;
      setTimeout(resolve, ANSWER_WITHIN);
      this.#post({ kind: "ask" });
    });
  }

  // What the library calls; there is one key.
  get = () => {
    const session = this.read();
    return Promise.resolve(session === undefined ? null : JSON.stringify(session));
  };
  set = (_key: string, text: string) => {
    this.#put(JSON.parse(text) as StoredSession);
    return Promise.resolve();
  };
  remove = () => {
    this.forget();
    return Promise.resolve(null);
  };
  getAllKeys = () => Promise.resolve([this.#key]);

  /** Takes another tab's session where there is none, or an older one of the same person. */
  #take(theirs: unknown): boolean {
    if (!isSession(theirs)) return false;
    const mine = this.read();
    const isNewer = (theirs.expires_at ?? 0) > (mine?.expires_at ?? 0);
    const isTaken = mine === undefined || (mine.profile.sub === theirs.profile.sub && isNewer);
    if (isTaken) this.#put(theirs);
    return isTaken;
  }

  #put(session: StoredSession): void {
    this.forget();
    const area = this.stays ? "localStorage" : "sessionStorage";
    save(area, this.#key, { ...session, kept_at: Date.now() });
  }

  #post(message: TabMessage): void {
    this.#channel.postMessage(message);
  }
}

/** Whether `value` is a session, and nobody has signed out on this device since it was kept. */
function isSession(value: unknown): value is StoredSession {
  const session = Object(value) as Partial<StoredSession>;
  const signedOutAt = Number(load("localStorage", SIGNED_OUT_AT) ?? 0);
  const isWhole = typeof session.access_token === "string" && session.profile instanceof Object;
  return isWhole && (session.kept_at ?? Infinity) > signedOutAt;
}
