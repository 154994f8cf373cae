// The paths of the views, and the history state that goes with them.
import { navigate } from "wouter-preact/use-browser-location";

export const CREATE_PATH = "/new";
export const ATTENTION_PATH = "/?list=attention";
export const SCHEDULES_PATH = "/?list=repeating";

/** The id of the quick entry's field. */
export const ENTRY_ID = "entry";

/** History states: which element takes the focus after a navigation, in place of the heading. */
export const FOCUS_ENTRY = { focus: `#${ENTRY_ID}` };
export const FOCUS_MESSAGE = { focus: "#message" };
export const FOCUS_TAB = { focus: "[role=tab][tabindex='0']" };

export const reminderPath = (id: string) => `/reminders/${encodeURIComponent(id)}`;
export const editPath = (id: string) => `${reminderPath(id)}/edit`;
export const fixPath = (id: string) => `${reminderPath(id)}/fix`;

/** A view's state in the history: what takes the focus, or from which path it was opened. */
export interface ViewState {
  focus?: string;
  from?: string;
}

/** The state of a view that is opened from the present one, by a new entry in the history. */
export const fromHere = (): ViewState => ({ from: window.location.pathname });

/** Shows `path` in place of a form: in the entry before it, where the form was opened from there. */
export function leaveForm(path: string): void {
  const state = window.history.state as ViewState | null;
  navigate(path, { replace: true });
  if (state?.from === path) window.history.back();
}

/** Whether the view at `path` is a form. */
export const isFormPath = (path: string) => /^[^?]*\/(new|edit|fix)(\?|$)/.test(path);

export const schedulePath = (id: string) => `/schedules/${encodeURIComponent(id)}`;

/** Where all of a schedule is changed, or what follows from `occurrence` (a local date-time) on. */
export function editSchedulePath(id: string, occurrence?: string): string {
  const from = occurrence === undefined ? "" : `?from=${encodeURIComponent(occurrence)}`;
  return `${schedulePath(id)}/edit${from}`;
}
