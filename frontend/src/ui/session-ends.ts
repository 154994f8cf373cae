// How parts of the page are told that the session is about to end.

/** The event of the window by which they are. */
export const SESSION_ENDS = "sessionends";
