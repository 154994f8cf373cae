// The button below a list that gets more of it.

interface Props {
  text?: string;
  isLoading: boolean;
  onPress: () => void;
}

/** Does nothing while more is being loaded. */
export function MoreButton({ text = "Show more", isLoading, onPress }: Props) {
  return (
    <button
      type="button"
      class="button button-quiet"
      aria-disabled={isLoading}
      onClick={() => {
        if (!isLoading) onPress();
      }}
    >
      {isLoading ? "Loading more…" : text}
    </button>
  );
}
