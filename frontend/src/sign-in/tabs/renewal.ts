// Getting new tokens by the refresh token, which works once: in one tab at a time.
import type { User, UserManager } from "oidc-client-ts";
import { isRefusal } from "../sign-in-problems";
import type { OtherTabs } from "./other-tabs";

/**
 * The session with new tokens, by whichever tab; undefined when it is over. Rejects when there is
 * no answer.
 */
export async function renewedUser(
  manager: UserManager,
  tabs: OtherTabs,
): Promise<User | undefined> {
  const known = await manager.getUser();
  return oneTabAtATime(async () => {
    await tabs.ask(); // another may have renewed it meanwhile, or while this one was asleep
    const user = await manager.getUser();
    if (user !== null && user.access_token !== known?.access_token) return user;
    try {
      // Without a refresh token the library would ask in a hidden frame.
      const renewed = user?.refresh_token === undefined ? null : await manager.signinSilent();
      if (renewed !== null) tabs.tell();
      return renewed ?? undefined;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return undefined;
    }
  });
}

/** Browsers have locks on secure pages only: https://developer.mozilla.org/docs/Web/API/Web_Locks_API */
async function oneTabAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  const { locks } = navigator as Partial<Navigator>;
  return locks === undefined ? work() : await locks.request("session-renewal", work);
}
