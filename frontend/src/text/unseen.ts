// What nobody sees in a text, by Unicode's categories; the API judges by the same.

/** Controls, blanks, format characters and the like; U+2800 and U+1D159 are symbols that are empty. */
const SHOWS_NOTHING = /^[\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800\u{1d159}]*$/u;

/** Whether `text` is empty, or nothing of it is seen. */
export function showsNothing(text: string): boolean {
  return SHOWS_NOTHING.test(text);
}

/** A number or address as it was pasted, without what sticks to it unseen. */
export function pasted(text: string): string {
  return cleaned(text, /\p{Cf}/gu);
}

/** The same for an email address: in a domain that isn't ASCII, joiners are part of its name. */
export function pastedAddress(text: string): string {
  const plain = pasted(text);
  return /^[ -~]*$/.test(plain) ? plain : cleaned(text, /(?![\u200c\u200d])\p{Cf}/gu);
}

function cleaned(text: string, unseen: RegExp): string {
  return text
    .replace(unseen, "")
    .replace(/\p{Zs}/gu, " ")
    .trim();
}
