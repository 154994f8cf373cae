// How a form is submitted: by its button, by Enter in a line, by Ctrl+Enter or ⌘Enter anywhere.

/** The events of a `form` that is submitted by `submit`. */
export function formEvents(submit: () => void) {
  return {
    onSubmit: (event: Event) => {
      event.preventDefault();
      submit();
    },
    onKeyDown: ({ key, ctrlKey, metaKey }: KeyboardEvent) => {
      if (key === "Enter" && (ctrlKey || metaKey)) submit();
    },
  };
}
