// How the tabs of this site tell each other of their session. No other site can listen.
import type { TokenStore } from "./token-store";

/** One asks for the session, one has it (as it is kept), or it is over in all of them. */
type TabMessage = { kind: "ask" } | { kind: "have"; session: string } | { kind: "over" };

/** A way to all other tabs. */
export type TabChannel = Pick<BroadcastChannel, "postMessage" | "addEventListener">;

/** Milliseconds in which another tab answers; one that answers later is heard all the same. */
const ANSWER_WITHIN = 200;

interface Listener {
  /** Another tab's session has just been taken over. */
  onTaken: () => void;
  /** Somebody signed out in another tab. */
  onOver: () => void;
}

/** The other tabs; none where the browser has no way to them. */
export class OtherTabs {
  readonly #tokens: TokenStore;
  readonly #channel: TabChannel | undefined;
  #onAnswer: (() => void) | undefined;

  constructor(tokens: TokenStore, channel = openChannel()) {
    this.#tokens = tokens;
    this.#channel = channel;
  }

  /** Hears the others from now on. */
  listen(listener: Listener): void {
    this.#channel?.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (!isTabMessage(data)) return;
      if (data.kind === "ask") this.tell();
      else if (data.kind === "over") listener.onOver();
      else if (this.#tokens.take(data.session)) {
        this.#onAnswer?.();
        listener.onTaken();
      }
    });
  }

  /** Tells them of the session, if there is one. */
  tell(): void {
    const session = this.#tokens.text();
    if (session !== null) this.#post({ kind: "have", session });
  }

  /** Tells them that it is over. */
  tellOver(): void {
    this.#post({ kind: "over" });
  }

  /** Asks them for theirs: it is taken over by the end, where one has answered. */
  async ask(): Promise<void> {
    if (this.#channel === undefined) return;
    await new Promise<void>((resolve) => {
      this.#onAnswer = resolve;
      setTimeout(resolve, ANSWER_WITHIN);
      this.#post({ kind: "ask" });
    });
  }

  #post(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }
}

function openChannel(): TabChannel | undefined {
  return typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("session");
}

/** Whether `data`, which a tab of another version may have sent, is a message. */
function isTabMessage(data: unknown): data is TabMessage {
  const { kind, session } = Object(data) as Record<string, unknown>;
  return kind === "ask" || kind === "over" || (kind === "have" && typeof session === "string");
}
