// Getting new tokens by the refresh token, which works once: in one tab at a time.
import type { User, UserManager } from "oidc-client-ts";
import { isRefusal } from "../sign-in-problems";
import type { OtherTabs } from "./other-tabs";

/**
 * The session with new tokens, by whichever tab; null when it is over. Rejects when there is no
 * answer.
 */
export async function renewedUser(manager: UserManager, tabs: OtherTabs): Promise<User | null> {
  const known = await manager.getUser();
  return navigator.locks.request("session-renewal", async () => {
    await tabs.ask(); // another may have renewed it meanwhile, or while this one was asleep
    const user = await manager.getUser();
    if (user?.access_token !== known?.access_token) return user;
    if (user?.refresh_token === undefined) return null; // the library would ask in a hidden frame
    try {
      const renewed = await manager.signinSilent();
      tabs.tell();
      return renewed;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return null;
    }
  });
}
