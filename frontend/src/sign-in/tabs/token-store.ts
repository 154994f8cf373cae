// Where the session's tokens are kept: in this tab, or on this device for who asked for that.
import type { StateStore } from "oidc-client-ts";
import { load, remove, save } from "../../storage/storage";

/** Whether somebody asked to stay signed in on this device. */
const STAYS = "stay-signed-in";
/** When somebody last signed out on this device, in epoch milliseconds. */
const SIGNED_OUT_AT = "signed-out-at";

/** What is read here of the session as the sign-in library writes it, and when that was kept. */
export interface StoredSession {
  access_token: string;
  refresh_token?: string;
  /** In seconds since the epoch. */
  expires_at?: number;
  profile: { sub?: string; email?: string };
  kept_at?: number;
}

/**
 * The one session of this site. What a tab has kept since before the last sign-out on this device
 * is none: a tab that was asleep then, or is opened again, has not heard of it.
 */
export class TokenStore implements StateStore {
  readonly #key: string;

  constructor({ issuer, clientId }: { issuer: string; clientId: string }) {
    this.#key = `oidc.user:${issuer}:${clientId}`;
  }

  /** Whether it is kept on this device, where all tabs find it, also after the browser was closed. */
  get stays(): boolean {
    return load("localStorage", STAYS) === true;
  }

  /** Keeps the session on this device from now on, or in this tab alone. */
  stay(on: boolean): void {
    const session = this.read();
    if (on) save("localStorage", STAYS, true);
    else remove("localStorage", STAYS);
    if (session !== undefined) this.#put(session);
  }

  /** The session; undefined where there is none. */
  read(): StoredSession | undefined {
    const kept = load("localStorage", this.#key) ?? load("sessionStorage", this.#key);
    if (isSession(kept)) return kept;
    if (kept !== undefined) this.forget();
    return undefined;
  }

  /** Takes over another tab's session where there is none, or an older one of the same person. */
  take(theirs: unknown): boolean {
    if (!isSession(theirs)) return false;
    const mine = this.read();
    const isNewer = (theirs.expires_at ?? 0) > (mine?.expires_at ?? 0);
    const isTaken = mine === undefined || (mine.profile.sub === theirs.profile.sub && isNewer);
    if (isTaken) this.#put(theirs);
    return isTaken;
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
    return token;
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

  #put(session: StoredSession): void {
    this.forget();
    const area = this.stays ? "localStorage" : "sessionStorage";
    save(area, this.#key, { ...session, kept_at: Date.now() });
  }
}

/** Whether `value` is a session, and nobody has signed out on this device since it was kept. */
function isSession(value: unknown): value is StoredSession {
  const session = Object(value) as Partial<StoredSession>;
  const signedOutAt = Number(load("localStorage", SIGNED_OUT_AT) ?? 0);
  const isWhole = typeof session.access_token === "string" && session.profile instanceof Object;
  return isWhole && (session.kept_at ?? Infinity) > signedOutAt;
}
