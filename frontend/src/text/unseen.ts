// Invisible characters, by Unicode's categories as the API has them.

/** Controls, blanks, format characters and the like; U+2800 and U+1D159 are empty symbols. */
const SHOWS_NOTHING = /^[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]*$/u;

/** Whether `text` is empty or invisible. */
export function showsNothing(text: string): boolean {
  return SHOWS_NOTHING.test(text);
}

/** A number or address without the invisible characters that were pasted with it. */
export function pasted(text: string): string {
  return cleaned(text, /\p{Cf}/gu);
}

/** The same for an email address: in a domain that isn't ASCII, joiners are part of its name. */
export function pastedAddress(text: string): string {
  const plain = pasted(text);
  return /^[ -~]*$/.test(plain) ? plain : cleaned(text, /(?![\u200c\u200d])\p{Cf}/gu);
}

function cleaned(text: string, invisible: RegExp): string {
  const visible = text.replace(invisible, "");
  return visible.replace(/\p{Zs}/gu, " ").trim();
}
