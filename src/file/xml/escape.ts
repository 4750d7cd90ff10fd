/**
 * Text on its way into XML. Excel's own `_xHHHH_` coding is a separate layer (excel-text.ts): what cells, formulas and headers hold
 * goes through it first.
 */
import { encodeExcelText } from "./excel-text";

const textEscapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
const attributeEscapes: Record<string, string> = {
  ...textEscapes,
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
};

/** What XML can't hold even as a reference; cells have coded it before (excel-text.ts), elsewhere it is left out. */
const unspeakable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** `text` as element content. A carriage return is kept as a reference, since a parser turns a bare one into a line feed. */
export function escapeText(text: string): string {
  return text
    .replace(unspeakable, "")
    .replace(/[&<>\r]/g, (character) => textEscapes[character] ?? character);
}

/** `text` as the content of a double-quoted attribute; tabs and line breaks survive. */
export function escapeAttribute(text: string): string {
  return text
    .replace(unspeakable, "")
    .replace(/[&<>"\t\n\r]/g, (character) => attributeEscapes[character] ?? character);
}

/** A text of a cell, a formula or a header as element content. */
export const escapeExcelText = (text: string): string => escapeText(encodeExcelText(text));

/** The same as the content of a double-quoted attribute. */
export const escapeExcelAttribute = (text: string): string => escapeAttribute(encodeExcelText(text));
