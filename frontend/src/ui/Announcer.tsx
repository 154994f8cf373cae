// Says what changed: to those who use a screen reader, and in a bar with a way back where there is one.
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useState } from "preact/hooks";
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

let nextId = 1;

/** The page's one live region, around everything that has something to say. */
export function Announcer({ children }: { children: ComponentChildren }) {
  const [said, setSaid] = useState({ id: 0, text: "" });
  const [offers, setOffers] = useState<readonly Offered[]>([]);
  const announce = useCallback<Announce>((text, offer) => {
    const takeBack = offer?.undo;
    const words = takeBack ? `${text.replace(/\.$/, "")}. Press Ctrl+Z to undo.` : text;
    const undo = takeBack && (() => takeBack().then(() => announce(`Undone: ${text}`)));
    const id = nextId++;
    setSaid({ id, text: words });
    if (offer) setOffers((all) => [...all.filter(isOfOthers(offer)), { ...offer, undo, id, text }]);
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <UndoBar
        offers={offers}
        close={({ id }) => setOffers((all) => all.filter((each) => each.id !== id))}
      />
      <div class="visually-hidden" role="status" data-announcer>
        {said.text && <p key={said.id}>{said.text}</p>}
      </div>
    </AnnounceContext.Provider>
  );
}

const isOfOthers =
  ({ about }: Offer) =>
  (each: Offer) =>
    !each.about.some((id) => about.includes(id));
