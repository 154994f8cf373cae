// What this page alone knows, and several of its parts show: kept beside what the server said.
import { type QueryClient, skipToken, useQuery } from "@tanstack/preact-query";
import { load, save } from "../../storage/storage";

/** A state of the page: `useValue` in components, `get` and `set` elsewhere. */
export interface PageState<State> {
  useValue: () => State;
  get: (client: QueryClient) => State;
  set: (client: QueryClient, state: State) => void;
}

/** One that a reload of this tab forgets. */
export function pageState<State>(name: string, initial: () => State): PageState<State> {
  const queryKey = [name];
  const get = (client: QueryClient) => client.getQueryData<State>(queryKey) ?? initial();
  const set = (client: QueryClient, state: State) => void client.setQueryData(queryKey, state);
  const useValue = () => {
    const query = { queryKey, queryFn: skipToken, initialData: initial } as const;
    const { data } = useQuery<State>({ ...query, gcTime: Number.POSITIVE_INFINITY });
    return data ?? initial();
  };
  return { useValue, get, set };
}

/** One that this tab keeps: `read` makes it of what was kept, or of undefined, or of damaged data. */
export function tabState<State>(name: string, read: (kept: unknown) => State): PageState<State> {
  const state = pageState(name, () => read(load("sessionStorage", name)));
  const set = (client: QueryClient, next: State) => {
    save("sessionStorage", name, next);
    state.set(client, next);
  };
  return { ...state, set };
}
