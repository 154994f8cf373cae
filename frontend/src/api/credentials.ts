// Calls carry the caller's token; one that has ended is renewed, once, and the call made again.
import { NotSentError } from "./errors";

/** Where tokens come from; undefined means that nobody is signed in. */
export interface Credentials {
  token: () => Promise<string | undefined>;
  renewedToken: () => Promise<string | undefined>;
  /** Called when the API refuses what was sent: nobody is signed in any longer. */
  end: () => Promise<void>;
}

const UNAUTHENTICATED = 401;

/**
 * The answer to `request` with the token of `credentials`, by `send`. Rejects with NotSentError when
 * there is no answer of who gives tokens: what was sent before was refused.
 */
export async function sendAuthorized(
  credentials: Credentials,
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const token = await beforeSending(credentials.token());
  let answer = await send(withToken(request.clone(), token));
  if (answer.status !== UNAUTHENTICATED) return answer;
  const renewed = token && (await beforeSending(credentials.renewedToken()));
  if (renewed) answer = await send(withToken(request, renewed));
  if (answer.status === UNAUTHENTICATED) await credentials.end();
  return answer;
}

async function beforeSending<Result>(work: Promise<Result>): Promise<Result> {
  return work.catch((error: unknown) => {
    throw new NotSentError(error);
  });
}

function withToken(request: Request, token: string | undefined): Request {
  if (token !== undefined) request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}
