// Says aloud, to those who use a screen reader, what changed on the page without their doing.
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useState } from "preact/hooks";

const AnnounceContext = createContext<(text: string) => void>(() => undefined);

/** A function that has `text` said politely, once. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/** The page's one live region, around everything that has something to say. */
export function Announcer({ children }: { children: ComponentChildren }) {
  const [said, setSaid] = useState({ count: 0, text: "" });
  const announce = useCallback(
    (text: string) => setSaid(({ count }) => ({ count: count + 1, text })),
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div class="visually-hidden" role="status" data-announcer>
        {said.text && <p key={said.count}>{said.text}</p>}
      </div>
    </AnnounceContext.Provider>
  );
}
