// Announces changes to screen readers, and offers to undo them.
import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useState } from "preact/hooks";
import { type Offer, type Offered, UndoBar } from "./UndoBar";

type Announce = (text: string, offer?: Offer) => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** A function that announces `text` once; with an offer it also stands in a bar for some seconds. */
export const useAnnounce = () => useContext(AnnounceContext);

let nextId = 1;

/** The page's live region, around all that announces something. */
export function Announcer({ children }: { children: ComponentChildren }) {
  const [announced, setAnnounced] = useState({ id: 0, text: "" });
  const [offers, setOffers] = useState<readonly Offered[]>([]);
  const announce = useCallback<Announce>((text, offer) => {
    const undoChange = offer?.undo;
    const words = undoChange ? `${text.replace(/\.$/, "")}. Press Ctrl+Z to undo.` : text;
    const undone = offer?.title === undefined ? "Undone." : `Undone: “${offer.title}”`;
    const undo = undoChange && (() => undoChange().then(() => announce(undone)));
    const id = nextId++;
    setAnnounced({ id, text: words });
    if (!offer) return;
    const isOther = ({ about }: Offer) => !about.some((each) => offer.about.includes(each));
    setOffers((all) => [...all.filter(isOther), { ...offer, undo, id, text }]);
  }, []);
  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <UndoBar
        offers={offers}
        close={({ id }) => setOffers((all) => all.filter((each) => each.id !== id))}
      />
      <div class="visually-hidden" role="status" data-announcer>
        {announced.text && <p key={announced.id}>{announced.text}</p>}
      </div>
    </AnnounceContext.Provider>
  );
}
