// Why a sign-in could not be begun or completed, for people.
import { ChunkError } from "../chunks/load-chunk";

const NOTHING_KEPT =
  "This browser keeps nothing for this site, and signing in needs that. Allow cookies and site data for it, then try again.";

const UNREACHABLE = "The sign-in can't be reached. Check your connection and try again.";

/** Whether the user pool refused, by an error of OAuth 2.0; the library is not loaded for its class. */
export function isRefusal(error: unknown): boolean {
  return error instanceof Error && error.name === "ErrorResponse";
}

/** Why the page could not leave for the sign-in page: a DOMException is the storage's. */
export function startProblem(error: unknown): string {
  if (error instanceof ChunkError) return error.message;
  return error instanceof DOMException ? NOTHING_KEPT : UNREACHABLE;
}

/** Why the sign-in page's way back led to no session. */
export function returnProblem(error: unknown): string {
  if (error instanceof ChunkError) return error.message;
  const isUnanswered = error instanceof Error && ["TypeError", "ErrorTimeout"].includes(error.name);
  if (isUnanswered) return UNREACHABLE;
  return "The sign-in was given up, took too long, or was begun in another tab.";
}
