// The server's clock, by the Date header of its answers: a device's may be minutes off.

/** Milliseconds to add to this device's clock. */
let offset = 0;

/** The server's present in epoch milliseconds; this device's until an answer has come. */
export function serverNow(): number {
  return serverTime(Date.now());
}

/** A moment of this device's clock (epoch milliseconds) by the server's. */
export function serverTime(deviceTime: number): number {
  return deviceTime + offset;
}

/**
 * Corrects the clock by an answer's `Date` header, which came between `sentAt` and `receivedAt`
 * (epoch milliseconds of this device).
 */
export function recordServerDate(date: string | null, sentAt: number, receivedAt: number): void {
  const headerTime = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(headerTime)) offset = correctedOffset(offset, headerTime, sentAt, receivedAt);
}

/** Goes back to this device's own clock. */
export function resetServerClock(): void {
  offset = 0;
}

/**
 * The offset that agrees with a header of `headerTime`, as near as possible to the one that was
 * `known`. The header is cut to whole seconds (RFC 9110, 5.6.7), and was written at some time
 * between question and answer.
 */
export function correctedOffset(
  known: number,
  headerTime: number,
  sentAt: number,
  receivedAt: number,
): number {
  const least = headerTime - receivedAt;
  const most = headerTime + 1000 - sentAt;
  return Math.min(Math.max(known, least), most);
}
