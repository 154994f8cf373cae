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

  /** The session, for another tab; null where there is none. */
  text(): string | null {
    const session = this.read();
    return session === undefined ? null : JSON.stringify(session);
  }

  /**
   * Takes another tab's session over, where there is none here, or an older one of the same person.
   * Returns whether it did.
   */
  take(text: string): boolean {
    const [mine, theirs] = [this.read(), parsed(text)];
    if (theirs === undefined || isOver(theirs)) return false;
    const isSame = mine?.profile.sub === theirs.profile.sub;
    const isNewer = (theirs.expires_at ?? 0) > (mine?.expires_at ?? 0);
    const isTaken = mine === undefined || (isSame && isNewer);
    if (isTaken) this.#put(theirs);
    return isTaken;
  }

  /** Forgets the session, in every tab. Returns the refresh token, which is to be revoked. */
  signOut(): string | undefined {
    const token = this.read()?.refresh_token;
    this.#forget();
    remove("localStorage", STAYS);
    save("localStorage", SIGNED_OUT_AT, Date.now());
    return token;
  }

  // What the library calls; there is one key.
  get(): Promise<string | null> {
    return Promise.resolve(this.text());
  }

  set(_key: string, text: string): Promise<void> {
    const session = parsed(text);
    if (session !== undefined) this.#put(session);
    return Promise.resolve();
  }

  remove(): Promise<null> {
    this.#forget();
    return Promise.resolve(null);
  }

  getAllKeys(): Promise<string[]> {
    return Promise.resolve([this.#key]);
  }

  /** The session; undefined where there is none. */
  read(): StoredSession | undefined {
    const kept = load("localStorage", this.#key) ?? load("sessionStorage", this.#key);
    const session = isSession(kept) ? kept : undefined;
    if (session === undefined || !isOver(session)) return session;
    this.#forget();
    return undefined;
  }

  #put(session: StoredSession): void {
    this.#forget();
    const area = this.stays ? "localStorage" : "sessionStorage";
    save(area, this.#key, { ...session, kept_at: Date.now() });
  }

  #forget(): void {
    remove("localStorage", this.#key);
    remove("sessionStorage", this.#key);
  }
}

/** Whether somebody has signed out on this device since `session` was kept. */
function isOver({ kept_at: keptAt = Infinity }: StoredSession): boolean {
  const at = load("localStorage", SIGNED_OUT_AT);
  return typeof at === "number" && keptAt <= at;
}

function parsed(text: string): StoredSession | undefined {
  const value: unknown = JSON.parse(text);
  return isSession(value) ? value : undefined;
}

function isSession(value: unknown): value is StoredSession {
  const { access_token: token, profile } = Object(value) as Record<string, unknown>;
  return typeof token === "string" && typeof profile === "object" && profile !== null;
}
