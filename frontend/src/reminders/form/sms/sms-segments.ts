// How many parts a text message is cut into, which is what it costs.

/** What a text message takes. */
export interface Segments {
  /** `GSM-7` where every character is in that alphabet, else `UCS-2`. */
  encoding: "GSM-7" | "UCS-2";
  count: number;
}

/** The GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), without its escape. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/** Its extension table (6.2.1.1): each takes an escape before it. */
const EXTENDED = "\f^{}\\[~]|€";

/** How much a part holds: alone, and as one of several with headers (3GPP TS 23.040, 9.2.3.24). */
const CAPACITY = { "GSM-7": { one: 160, each: 153 }, "UCS-2": { one: 70, each: 67 } } as const;

/** The parts of `text`. A character of two units is never cut, so parts may not be full. */
export function smsSegments(text: string): Segments {
  const characters = Array.from(text);
  const encoding = characters.every(isGsm) ? "GSM-7" : "UCS-2";
  const units = characters.map((character) => unitsOf(character, encoding));
  const { one, each } = CAPACITY[encoding];
  const total = units.reduce((sum, taken) => sum + taken, 0);
  return { encoding, count: total <= one ? Math.min(total, 1) : parts(units, each) };
}

/** Whether a character is in the GSM 7-bit alphabet or its extension. */
export function isGsm(character: string): boolean {
  return BASIC.includes(character) || EXTENDED.includes(character);
}

function unitsOf(character: string, encoding: Segments["encoding"]): number {
  if (encoding === "UCS-2") return character.length; // UTF-16 units
  return EXTENDED.includes(character) ? 2 : 1;
}

function parts(units: readonly number[], capacity: number): number {
  let count = 1;
  let used = 0;
  for (const taken of units) {
    if (used + taken > capacity) {
      count += 1;
      used = 0;
    }
    used += taken;
  }
  return count;
}
