// The English in which dates and times are written.

/** The viewer's own English where the browser has one, so that dates match the page's language. */
export const pageLocale = navigator.languages.find((name) => name.startsWith("en")) ?? "en-GB";
