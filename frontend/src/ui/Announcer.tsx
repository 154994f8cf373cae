// The live region: tells those who use a screen reader what changed by itself.
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useState } from "preact/hooks";

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** A function that announces `text` politely, once. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/** The page's one live region, around everything that has something to say. */
export function Announcer({ children }: { children: ComponentChildren }) {
  const [message, setMessage] = useState({ count: 0, text: "" });
  const announce = useCallback(
    (text: string) => setMessage(({ count }) => ({ count: count + 1, text })),
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div class="visually-hidden" role="status" data-announcer>
        {message.text && <p key={message.count}>{message.text}</p>}
      </div>
    </AnnounceContext.Provider>
  );
}
