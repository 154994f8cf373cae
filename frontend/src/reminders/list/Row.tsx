// The row of a reminder or a schedule, and what the keys do there.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { ErrorBoundary } from "../../ui/ErrorBoundary";
import { HiddenTitle } from "../actions/ActionBox";
import { reminderTitle, type Titled } from "../labels";
import { leaveListAt, useAwaitedFocus } from "../row-focus";

/** What is listed. */
export interface Item extends Titled {
  id: string;
  dueAt?: string;
}

/** What a row shows of its item, beside the title. */
export interface RowParts {
  /** Where the title leads. */
  path: string;
  time?: ComponentChildren;
  details: ComponentChildren;
  actions: ComponentChildren;
}

interface Props<Of extends Item> {
  item: Of;
  parts: (item: Of, onDone: () => void) => RowParts;
  onDone: () => void;
  /** The day above the row. */
  day?: string | undefined;
}

/** The row, or its message alone if this browser can't show the rest. */
export function Row<Of extends Item>({ day, ...props }: Props<Of>) {
  const { id, message } = props.item;
  const row = useRef<HTMLLIElement>(null);
  useAwaitedFocus(id, row);
  const messageAlone = (
    <div class="row-main">
      <bdi>{message}</bdi>
      <p class="hint">This browser can't show the rest of this reminder.</p>
    </div>
  );
  return (
    <li ref={row} class="reminder-item" data-reminder={id}>
      {day !== undefined && <h3 class="day">{day}</h3>}
      <ErrorBoundary fallback={messageAlone}>
        <Contents {...props} />
      </ErrorBoundary>
    </li>
  );
}

/**
 * Its time and title lead. The right arrow at the title shows the actions, and Escape hides them;
 * Tab doesn't stop at their button while they are hidden.
 */
function Contents<Of extends Item>({ item, parts, onDone }: Props<Of>) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const close = () => {
    titlesIn(box.current)[0]?.focus();
    setOpen(false);
  };
  const { path, time, details, actions } = parts(item, () => {
    close();
    onDone();
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight" && event.target === titlesIn(box.current)[0]) {
      event.preventDefault();
      setOpen(true);
      setTimeout(() => box.current?.querySelector<HTMLElement>(".action")?.focus());
    } else if (event.key === "Escape" && isOpen) close();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of its controls
    <div ref={box} class="reminder-row" onKeyDown={onKeyDown}>
      {time !== undefined && <p class="row-time">{time}</p>}
      <div class="row-main">
        <Link href={path} class="row-title" onClick={() => leaveListAt(item.id)}>
          <span dir="auto">{reminderTitle(item)}</span>
        </Link>
        {details}
      </div>
      <button
        type="button"
        class="row-menu"
        tabIndex={isOpen ? 0 : -1}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">⋯</span>
        <span class="visually-hidden">Actions</span>
        <HiddenTitle item={item} />
      </button>
      {isOpen && actions}
    </div>
  );
}

/** The titles of the rows in `list`, which lead to their pages. */
export function titlesIn(list: Element | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>("a.row-title") ?? [])];
}
