// How the tabs of this site tell each other of their session. No other site can listen.
import type { TokenStore } from "./token-store";

/** One asks for the session, one has it, or it is over in all of them. */
interface TabMessage {
  kind: "ask" | "have" | "over";
  session?: unknown;
}

/** Milliseconds in which another tab answers; one that answers later is heard all the same. */
const ANSWER_WITHIN = 200;

interface Listener {
  /** Another tab's session has just been taken over. */
  onTaken: () => void;
  /** Somebody signed out in another tab. */
  onOver: () => void;
}

/** The other tabs, which are heard from now on. */
export function otherTabs(tokens: TokenStore, channel: BroadcastChannel, on: Listener) {
  let onAnswer: (() => void) | undefined;
  const post = (message: TabMessage) => channel.postMessage(message);
  /** Tells them of the session, if there is one. */
  const tell = () => {
    const session = tokens.read();
    if (session !== undefined) post({ kind: "have", session });
  };
  channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const { kind, session } = Object(data) as Partial<TabMessage>; // maybe of another version
    if (kind === "ask") tell();
    else if (kind === "over") on.onOver();
    else if (kind === "have" && tokens.take(session)) {
      onAnswer?.();
      on.onTaken();
    }
  });
  return {
    tell,
    tellOver: () => post({ kind: "over" }),
    /** Asks them for theirs: it is taken over by the end, where one has answered. */
    ask: () =>
      new Promise<void>((resolve) => {
        onAnswer = resolve;
        setTimeout(resolve, ANSWER_WITHIN);
        post({ kind: "ask" });
      }),
  };
}
