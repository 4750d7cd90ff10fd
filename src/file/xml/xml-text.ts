import { FatalProblem } from "../../core/problem";
import { notReadable } from "./parse-part";

const named = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Character data as written in a part, to the text it stands for: references resolved, line ends made line feeds. */
export function decodeXmlText(raw: string, part: string): string {
  const text = raw.indexOf("\r") === -1 ? raw : raw.replace(/\r\n?/g, "\n");
  let reference = text.indexOf("&");
  if (reference === -1) return text;
  let decoded = "";
  let at = 0;
  for (; reference !== -1; reference = text.indexOf("&", at)) {
    const end = text.indexOf(";", reference);
    const character = end === -1 ? undefined : characterOf(text.slice(reference + 1, end));
    if (character === undefined) throw new FatalProblem(notReadable(part));
    decoded += text.slice(at, reference) + character;
    at = end + 1;
  }
  return decoded + text.slice(at);
}

/** The character a reference (without `&` and `;`) stands for: one of XML's five names, or a number. */
function characterOf(reference: string): string | undefined {
  const character = named.get(reference);
  if (character !== undefined || reference.charCodeAt(0) !== 35) return character;
  const number = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(reference);
  if (!number) return undefined;
  const code = number[1] !== undefined ? parseInt(number[1], 16) : parseInt(number[2] ?? "", 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
