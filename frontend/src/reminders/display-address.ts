// How an email address is shown: as it reads, and as mail servers know it where that differs.
import { toUnicode } from "punycode/";

/**
 * An address in the script of its domain, followed by the same in ASCII (punycode) where they
 * differ: what only looks like a well-known domain is known by its ASCII form.
 */
export function displayAddress(address: string): string {
  const readable = inOwnScript(address);
  return readable === address ? address : `${readable} (${address})`;
}

function inOwnScript(address: string): string {
  try {
    return toUnicode(address);
  } catch {
    return address; // no punycode after all
  }
}
