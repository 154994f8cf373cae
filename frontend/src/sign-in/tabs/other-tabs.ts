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
export class OtherTabs {
  readonly #tokens: TokenStore;
  readonly #channel: BroadcastChannel;
  #onAnswer: (() => void) | undefined;

  constructor(tokens: TokenStore, channel: BroadcastChannel, { onTaken, onOver }: Listener) {
    this.#tokens = tokens;
    this.#channel = channel;
    channel.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      const { kind, session } = Object(data) as Partial<TabMessage>; // maybe of another version
      if (kind === "ask") this.tell();
      else if (kind === "over") onOver();
      else if (kind === "have" && tokens.take(session)) {
        this.#onAnswer?.();
        onTaken();
      }
    });
  }

  /** Tells them of the session, if there is one. */
  tell(): void {
    const session = this.#tokens.read();
    if (session !== undefined) this.#post({ kind: "have", session });
  }

  /** Tells them that it is over. */
  tellOver(): void {
    this.#post({ kind: "over" });
  }

  /** Asks them for theirs: it is taken over by the end, where one has answered. */
  async ask(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#onAnswer = resolve;
      setTimeout(resolve, ANSWER_WITHIN);
      this.#post({ kind: "ask" });
    });
  }

  #post(message: TabMessage): void {
    this.#channel.postMessage(message);
  }
}
