// The server's present, kept from the Date header of its answers: a device's own clock may be minutes off.

/** Milliseconds to add to this device's clock. */
let offset = 0;

/** The present in epoch milliseconds as the server sees it; this device's own until an answer has come. */
export function serverNow(): number {
  return serverTime(Date.now());
}

/** A moment of this device's clock (epoch milliseconds) by the server's. */
export function serverTime(deviceTime: number): number {
  return deviceTime + offset;
}

/** Takes what an answer's `Date` header says, which came between `askedAt` and `answeredAt` (epoch milliseconds of this device). */
export function noteServerDate(date: string | null, askedAt: number, answeredAt: number): void {
  const said = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(said)) offset = corrected(offset, said, askedAt, answeredAt);
}

/** Forgets what answers have said. */
export function resetServerClock(): void {
  offset = 0;
}

/**
 * The offset that agrees with a header that said `said`, as near as possible to the one that was `known`. The
 * header is cut to whole seconds (RFC 9110, 5.6.7), and was written at some time between question and answer.
 */
export function corrected(
  known: number,
  said: number,
  askedAt: number,
  answeredAt: number,
): number {
  const least = said - answeredAt;
  const most = said + 1000 - askedAt;
  return Math.min(Math.max(known, least), most);
}
