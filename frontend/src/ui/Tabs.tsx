// Tabs with the keys of the ARIA authoring practices.
import type { ComponentChildren } from "preact";

interface Props<Name extends string> {
  label: string;
  /** The name and the text of each. */
  tabs: readonly (readonly [Name, string])[];
  /** Counts beside the texts. */
  counts: Partial<Record<Name, string>>;
  selected: Name;
  onSelect: (name: Name) => void;
  children: ComponentChildren;
}

/** A row of tabs and the panel of the selected one. */
export function Tabs<Name extends string>(props: Props<Name>) {
  const { label, tabs, counts, selected, onSelect, children } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(([name]) => name === selected);
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    const tab = target === undefined ? undefined : tabs.at(target % tabs.length);
    if (tab === undefined) return;
    event.preventDefault();
    onSelect(tab[0]);
    document.getElementById(`tab-${tab[0]}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label}>
        {tabs.map(([name, text]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === selected}
            aria-controls="tab-panel"
            tabIndex={name === selected ? 0 : -1}
            onClick={() => onSelect(name)}
            onKeyDown={onKeyDown}
          >
            {text}
            {counts[name] && "\u00a0"}
            {counts[name] && <span class="badge badge-bad">{counts[name]}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${selected}`}>
        {children}
      </div>
    </>
  );
}

/** Gives the focus to the tab that is selected. */
export function focusTab(): void {
  document.querySelector<HTMLElement>("[role=tab][tabindex='0']")?.focus();
}
