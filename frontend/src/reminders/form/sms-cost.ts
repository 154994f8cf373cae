// How many parts a text message is cut into, which characters make it dearer, and what can stand for them.
import { isBlank } from "../../text/invisible";

/** The GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), without its escape. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/** Its extension table (6.2.1.1): each takes an escape before it. */
const EXTENDED = "\f^{}\\[~]|€";

/** How much a part holds: alone, and as one of several with headers (3GPP TS 23.040, 9.2.3.24). */
const CAPACITY = { "GSM-7": { one: 160, each: 153 }, "UCS-2": { one: 70, each: 67 } } as const;

/** Plain characters, and the signs that they can stand for where Unicode doesn't tell. */
const PLAIN = [
  ["'", "‘’‚‛′‹›`´"],
  ['"', "“”„‟″«»"],
  ["-", "−•·"],
  ["\n", "\u2028\u2029"],
  [" ", "\t"],
  ["x", "×"],
  ["/", "÷⁄"],
  ["->", "→"],
  ["<-", "←"],
] as const;

/**
 * What makes `message` take `count` parts where `least` would do: the characters, as they are
 * called, and the message in plain ones, if there are such for all. Undefined where nothing does.
 */
export function dearer(message: string) {
  const characters = Array.from(message.normalize("NFC"));
  const dear = [...new Set(characters)].filter((each) => !isGsm(each));
  const without = dear.filter((each) => plainForm(each) === undefined);
  if (without.some((each) => /\p{L}/u.test(each))) return undefined; // another script, or language
  const plain = characters.map((each) => plainForm(each) ?? "").join("");
  const [{ count }, { count: least }] = [smsSegments(message), smsSegments(plain)];
  if (least >= count) return undefined;
  const named = without.length > 0 ? without : dear;
  const names = new Set(named.map((each) => (isBlank(each) ? "a hidden character" : each)));
  return { names: [...names], count, least, plain: without.length > 0 ? undefined : plain };
}

/** What can stand for a character in the GSM alphabet: "" for one that nobody sees. */
function plainForm(character: string): string | undefined {
  if (isGsm(character)) return character;
  const known = PLAIN.find(([, signs]) => signs.includes(character));
  if (known !== undefined) return known[0];
  if (/\p{Zs}/u.test(character)) return " ";
  if (/\p{Pd}/u.test(character)) return "-";
  if (/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) return "";
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "");
  return base !== "" && Array.from(base).every(isGsm) ? base : undefined;
}

/** The parts of `text`. A character of two units is never cut, so parts may not be full. */
export function smsSegments(text: string): { encoding: "GSM-7" | "UCS-2"; count: number } {
  const characters = Array.from(text);
  const encoding = characters.every(isGsm) ? "GSM-7" : "UCS-2";
  const { one, each } = CAPACITY[encoding];
  const unitsOf = (character: string) =>
    encoding === "UCS-2" ? character.length : EXTENDED.includes(character) ? 2 : 1;
  const units = characters.map(unitsOf);
  const total = units.reduce((sum, taken) => sum + taken, 0);
  if (total <= one) return { encoding, count: Math.min(total, 1) };
  let [count, used] = [1, 0];
  for (const taken of units) {
    const isFull = used + taken > each;
    if (isFull) count += 1;
    used = isFull ? taken : used + taken;
  }
  return { encoding, count };
}

function isGsm(character: string): boolean {
  return BASIC.includes(character) || EXTENDED.includes(character);
}
