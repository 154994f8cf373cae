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
 * Corrects the clock by an answer's `Date` header, which was written between `sentAt` and
 * `receivedAt` (epoch milliseconds of this device) and cut to whole seconds (RFC 9110, 5.6.7): no
 * further than that tells.
 */
export function recordServerDate(date: string | null, sentAt: number, receivedAt: number): void {
  const said = Date.parse(date ?? "");
  if (Number.isNaN(said)) return;
  const [least, most] = [said - receivedAt, said + 1000 - sentAt];
  offset = Math.min(Math.max(offset, least), most);
}

/** Goes back to this device's own clock. */
export function resetServerClock(): void {
  offset = 0;
}
