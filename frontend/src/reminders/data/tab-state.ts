// State that this tab keeps in its storage, and that several parts of the page show.
import { useLayoutEffect, useState } from "preact/hooks";
import { load, save } from "../../storage/storage";

export interface TabState<State> {
  useValue: () => State;
  get: () => State;
  set: (state: State) => void;
}

const changes = new EventTarget();

/** The state under `name`; `read` makes it of what is stored, which may be undefined or damaged. */
export function tabState<State>(name: string, read: (stored: unknown) => State): TabState<State> {
  const get = () => read(load("sessionStorage", name));
  const set = (state: State) => {
    save("sessionStorage", name, state);
    changes.dispatchEvent(new Event(name));
  };
  const useValue = () => {
    const [value, setValue] = useState(get);
    useLayoutEffect(() => {
      const update = () => setValue(get);
      changes.addEventListener(name, update);
      return () => changes.removeEventListener(name, update);
    }, []);
    return value;
  };
  return { useValue, get, set };
}
