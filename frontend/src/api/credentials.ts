// Calls carry the caller's token; one that has ended is renewed, once, and the call made again.

/** Where tokens come from; undefined means that nobody is signed in. */
export interface Credentials {
  token: () => Promise<string | undefined>;
  renewedToken: () => Promise<string | undefined>;
  /** Called when a renewed token is refused as well: nobody is signed in any longer. */
  end: () => Promise<void>;
}

const UNAUTHENTICATED = 401;

/** The answer to `request` with the token of `credentials`, by `send`. */
export async function sendAuthorized(
  credentials: Credentials,
  request: Request,
  send: (request: Request) => Promise<Response>,
): Promise<Response> {
  const token = await credentials.token();
  if (token === undefined) return send(request);
  const answer = await send(withToken(request.clone(), token));
  if (answer.status !== UNAUTHENTICATED) return answer;
  const renewed = await credentials.renewedToken();
  if (renewed === undefined) return answer;
  const second = await send(withToken(request, renewed));
  if (second.status === UNAUTHENTICATED) await credentials.end();
  return second;
}

function withToken(request: Request, token: string): Request {
  request.headers.set("Authorization", `Bearer ${token}`);
  return request;
}
