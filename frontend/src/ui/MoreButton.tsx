// The button below a list that gets more of it.

interface Props {
  text?: string | undefined;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean };
  onPress: () => void;
}

/** Does nothing while more is being loaded; not there where there is no more. */
export function MoreButton({ text = "Show more", query, onPress }: Props) {
  const { hasNextPage, isFetchingNextPage: isLoading } = query;
  if (!hasNextPage) return null;
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-disabled={isLoading}
      onClick={() => isLoading || onPress()}
    >
      {isLoading ? "Loading more…" : text}
    </button>
  );
}
