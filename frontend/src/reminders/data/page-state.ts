// What this page alone knows, and several of its parts show: kept beside what the server said.
import { skipToken, useQuery } from "@tanstack/preact-query";

/** What was last set by `setQueryData` for `queryKey`; until then what `initialData` returns. */
export function usePageState<State>(queryKey: readonly string[], initialData: () => State): State {
  const { data } = useQuery<State>({
    queryKey,
    queryFn: skipToken,
    initialData,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data === undefined ? initialData() : data;
}
