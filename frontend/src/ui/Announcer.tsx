// Says what changed: to those who use a screen reader, and in a bar with a way back where there is one.
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useRef, useState } from "preact/hooks";
import { type Offer, type Offered, UndoBar } from "./UndoBar";

type Announce = (text: string, offer?: Offer) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/**
 * A function that announces `text` politely, once. With an offer it also stands in a bar for some
 * seconds, whatever the view, with what is offered.
 */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

/** The page's one live region, around everything that has something to say. */
export function Announcer({ children }: { children: ComponentChildren }) {
  const [message, setMessage] = useState({ count: 0, text: "" });
  const [offers, setOffers] = useState<readonly Offered[]>([]);
  const lastKey = useRef(0);
  const announce = useCallback<Announce>((text, offer) => {
    const said =
      offer?.undo === undefined ? text : `${text.replace(/\.$/, "")}. Press Ctrl+Z to undo.`;
    setMessage(({ count }) => ({ count: count + 1, text: said }));
    if (offer === undefined) return;
    const key = ++lastKey.current;
    setOffers((all) => [...all, { ...offer, text, key }]);
  }, []);
  const close = useCallback(
    (closed: Offered) => setOffers((all) => all.filter(({ key }) => key !== closed.key)),
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <UndoBar offers={offers} close={close} />
      <div class="visually-hidden" role="status" data-announcer>
        {message.text && <p key={message.count}>{message.text}</p>}
      </div>
    </AnnounceContext.Provider>
  );
}
