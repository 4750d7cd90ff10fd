import { FatalProblem } from "../../core/problem";
import { notReadable } from "./parse-part";

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Character data as written in a part, to the text it stands for: references resolved, line ends made line feeds. */
export function decodeXmlText(raw: string, part: string): string {
  const text = raw.indexOf("\r") === -1 ? raw : raw.replace(/\r\n?/g, "\n");
  if (text.indexOf("&") === -1) return text;
  return text.replace(/&([^;&]{0,12});?/g, (whole: string, reference: string) => {
    const character = whole.endsWith(";") ? characterOf(reference) : undefined;
    if (character === undefined) throw new FatalProblem(notReadable(part));
    return character;
  });
}

function characterOf(reference: string): string | undefined {
  const number = /^#(?:x([0-9A-Fa-f]+)|([0-9]+))$/.exec(reference);
  if (!number) return Object.hasOwn(named, reference) ? named[reference] : undefined;
  const code = number[1] !== undefined ? parseInt(number[1], 16) : parseInt(number[2] ?? "", 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
