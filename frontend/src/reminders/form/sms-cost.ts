// How many parts a text message has, which characters add some, and what can replace them.
import { isBlank } from "../../text/invisible";

/** The GSM 7-bit default alphabet (3GPP TS 23.038, 6.2.1), without its escape. */
const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/** Its extension table (6.2.1.1): each takes an escape before it. */
const EXTENDED = "\f^{}\\[~]|€";

/** How much a part holds: alone, and as one of several with headers (3GPP TS 23.040, 9.2.3.24). */
const CAPACITY = { "GSM-7": { one: 160, each: 153 }, "UCS-2": { one: 70, each: 67 } } as const;

/** Plain characters, and those that they can replace where Unicode doesn't tell. */
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
 * The names of the characters that make `message` take `count` parts instead of `least`, and the
 * message in plain ones, where these can replace all. Undefined where there are none.
 */
export function costlyCharacters(message: string) {
  const characters = Array.from(message.normalize("NFC"));
  const costly = [...new Set(characters)].filter((each) => !isGsm(each));
  const without = costly.filter((each) => plainForm(each) === undefined);
  if (without.some((each) => /\p{L}/u.test(each))) return undefined; // another script, or language
  const plain = characters.map((each) => plainForm(each) ?? "").join("");
  const [{ count }, { count: least }] = [smsSegments(message), smsSegments(plain)];
  if (least >= count) return undefined;
  const named = without.length > 0 ? without : costly;
  const names = new Set(named.map((each) => (isBlank(each) ? "a hidden character" : each)));
  return { names: [...names], count, least, plain: without.length > 0 ? undefined : plain };
}

/** What can replace a character in the GSM alphabet: "" for an invisible one. */
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

/** The parts of `text`. A character of two units is not split between parts. */
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

const isGsm = (character: string) => BASIC.includes(character) || EXTENDED.includes(character);
