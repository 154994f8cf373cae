// How many parts a text message is cut into, which characters make it dearer, and what can stand for them.

/** What makes a text message take `count` parts, where `least` would do. */
export interface Dearer {
  /** The characters, as they are called to a reader. */
  names: readonly string[];
  count: number;
  least: number;
  /** The message in plain characters, and what these are called; absent where there are none. */
  plain?: { message: string; names: readonly string[] };
}

/** Signs whose plain form Unicode doesn't tell. */
const PLAIN: Readonly<Record<string, string>> = {
  ...plainly("‘’‚‛′‹›`´", "'"),
  ...plainly("“”„‟″«»", '"'),
  ...plainly("−•·", "-"),
  ...plainly("\u2028\u2029", "\n"),
  "\t": " ",
  "×": "x",
  "÷": "/",
  "⁄": "/",
  "→": "->",
  "←": "<-",
};

/** What makes `message` dearer than it need be; undefined where nothing does. */
export function dearer(message: string): Dearer | undefined {
  const { encoding, count } = smsSegments(message);
  if (encoding === "GSM-7") return undefined;
  const dear = [...new Set(message.normalize("NFC"))].filter((each) => !isGsm(each));
  const without = dear.filter((each) => plainForm(each) === undefined);
  if (without.some((each) => /\p{L}/u.test(each))) return undefined; // another script, or language
  const text = toPlain(message);
  const least = smsSegments(text).count;
  if (least >= count) return undefined;
  if (without.length > 0) return { names: without.map(nameOf), count, least };
  const plain = dear.map((each) => plainForm(each) ?? "");
  return {
    names: dear.map(nameOf),
    count,
    least,
    plain: { message: text, names: [...new Set(plain.map(nameOf))] },
  };
}

/** `message` in the GSM alphabet: what has no plain form is left out. */
function toPlain(message: string): string {
  return Array.from(message.normalize("NFC"), (each) =>
    isGsm(each) ? each : (plainForm(each) ?? ""),
  ).join("");
}

/** What can stand for a character outside the GSM alphabet: "" for one that nobody sees. */
function plainForm(character: string): string | undefined {
  const known = PLAIN[character];
  if (known !== undefined) return known;
  if (/\p{Zs}/u.test(character)) return " ";
  if (/\p{Pd}/u.test(character)) return "-";
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) return "";
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "");
  return base !== "" && Array.from(base).every(isGsm) ? base : undefined;
}

function nameOf(text: string): string {
  if (text === "") return "nothing";
  if (text === " ") return "a space";
  if (text === "\n") return "a new line";
  if (text === "\t") return "a tab";
  if (text === "\u00a0") return "a no-break space";
  if (/^\p{Z}$/u.test(text)) return "an unusual blank";
  if (/^[\p{Cf}\p{Default_Ignorable_Code_Point}]$/u.test(text)) return "a hidden character";
  return text;
}

function plainly(signs: string, plain: string): Record<string, string> {
  return Object.fromEntries(Array.from(signs, (sign) => [sign, plain]));
}

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
function isGsm(character: string): boolean {
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
