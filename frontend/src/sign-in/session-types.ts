// What is known of the session, and what it stands in.
import type { UserManager } from "oidc-client-ts";
import type { OtherTabs } from "./tabs/other-tabs";
import type { TokenStore } from "./tabs/token-store";

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

export interface Surroundings {
  /** Loads and sets up the library. Rejects with ChunkError. */
  loadManager: () => Promise<UserManager>;
  /** Where the manager keeps the tokens. */
  tokens: TokenStore;
  tabs: OtherTabs;
  /** The site's path that the sign-in page leads back to. */
  callbackPath: string;
  /** Goes to the page that ends the session at the user pool, which is to revoke `refreshToken`. */
  leave: (refreshToken: string | undefined) => void;
  /** Loads the whole page again. */
  reload: () => void;
}
