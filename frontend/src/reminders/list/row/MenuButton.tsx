// The button of a row that shows what can be done with it.
import { HiddenTitle } from "../../actions/ActionButton";
import type { Titled } from "../../labels";

interface Props {
  reminder: Titled;
  isOpen: boolean;
  /** Whether Tab stops here; else the arrow key at the row's title does the same. */
  isStop: boolean;
  onPress: () => void;
}

/** Its name says which row is meant. */
export function MenuButton({ reminder, isOpen, isStop, onPress }: Props) {
  return (
    <button
      type="button"
      class="row-menu"
      tabIndex={isStop ? 0 : -1}
      aria-expanded={isOpen}
      onClick={onPress}
    >
      <span aria-hidden="true">⋯</span>
      <span class="visually-hidden">Actions</span>
      <HiddenTitle reminder={reminder} />
    </button>
  );
}
