// Invisible characters, by Unicode's categories as the API has them.

/** Controls, blanks, format characters and the like; U+2800 and U+1D159 are empty symbols. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]*$/u;

/** Whether `text` is empty or invisible. */
export function isBlank(text: string): boolean {
  return INVISIBLE.test(text);
}

/** A number or address without the invisible characters that were pasted with it. */
export function cleanNumber(text: string): string {
  return cleaned(text, /\p{Cf}/gu);
}

/** The same for an email address: in a domain that isn't ASCII, joiners are part of its name. */
export function cleanAddress(text: string): string {
  const cleanText = cleanNumber(text);
  return /^[ -~]*$/.test(cleanText) ? cleanText : cleaned(text, /(?![\u200c\u200d])\p{Cf}/gu);
}

function cleaned(text: string, invisible: RegExp): string {
  const visible = text.replace(invisible, "");
  return visible.replace(/\p{Zs}/gu, " ").trim();
}
