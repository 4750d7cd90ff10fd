/**
 * Excel's coding of characters that XML cannot hold (ST_Xstring, ECMA-376 Part 1, 22.9.2.19): `_x000D_` is a carriage
 * return, `_x005F_` an underscore that would otherwise begin such a code.
 */

/** Characters XML 1.0 forbids, lone surrogates, and the carriage return, which a parser would change. */
const unspeakable = new RegExp(
  // eslint-disable-next-line no-control-regex -- those are the characters meant
  "[\\u0000-\\u0008\\u000B-\\u001F\\uFFFE\\uFFFF]|[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]",
  "g",
);
const coded = /_x([0-9A-Fa-f]{4})_/g;

/** The text a person sees in the cell or header, from the text in the file (already free of XML entities). */
export function decodeExcelText(text: string): string {
  if (text.indexOf("_x") === -1) return text;
  return text.replace(coded, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The text for the file, before XML escaping. */
export function encodeExcelText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(
      unspeakable,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}
